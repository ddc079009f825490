import { win32 } from 'node:path'
import type { LinkHandlerView } from '../../../preload/contract.ts'
import { isInside } from '../host/environment.ts'
import { plainName } from '../host/plain-name.ts'
import type { LinkHandlerOptions } from './index.ts'

/** What of Electron's `app` is needed. */
export type ProtocolClient = {
  isDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean
  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean
  removeAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean
  /** Rejects if nobody has the links. */
  getApplicationInfoForProtocol(
    url: string,
  ): Promise<{ readonly name: string; readonly path: string }>
}

/**
 * What a launch by a link begins with on Windows, where anybody can write the link: behind "--"
 * nothing in it is taken for a switch.
 */
export const linkMarker = '--deckpass-link'

/** The link handler where the system has a register of its own: macOS and Windows. */
export function createRegisteredHandler(options: LinkHandlerOptions) {
  const { scheme, development, execPath, appPath, protocolClient: client } = options
  const { platform, files } = options.host
  const windows = platform === 'win32'
  const args = [...(development ? [appPath] : []), linkMarker, '--']

  const ownerOfLinks = async () => {
    const owner = await client.getApplicationInfoForProtocol(`${scheme}://`).catch(() => undefined)
    // The system's own question which program to take is none.
    return owner?.path && !/^openwith\.exe$/i.test(win32.basename(owner.path)) ? owner : undefined
  }
  const isUs = ({ path }: { readonly path: string }) => {
    if (windows) return path.toLowerCase() === execPath.toLowerCase()
    // An app is a folder with its executable inside.
    return isInside(execPath, path)
  }

  return {
    async check(): Promise<LinkHandlerView> {
      const registered = client.isDefaultProtocolClient(scheme, execPath, args)
      const owner = await ownerOfLinks()
      // On Windows a choice in the settings counts for more than what is registered.
      if (registered && (!windows || !owner || isUs(owner))) return { state: 'ours' }
      if (!owner) return { state: 'none' }
      const there = (await files.realPath(owner.path)) !== undefined
      if (!there || isUs(owner)) return { state: 'stale' }
      return { state: 'other', owner: plainName(owner.name) }
    },

    async repair(): Promise<void> {
      client.setAsDefaultProtocolClient(scheme, execPath, args)
    },

    async remove(): Promise<void> {
      client.removeAsDefaultProtocolClient(scheme, execPath, args)
    },
  }
}
