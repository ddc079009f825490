import type { LinkHandlerView } from '../../../preload/contract.ts'
import type { Host } from '../host/index.ts'
import { createRegisteredHandler, type ProtocolClient } from './registered.ts'
import { createXdgHandler } from './xdg.ts'

/** Whom the system gives the links of the app's own scheme to, and how to make it this app. */
export type LinkHandler = {
  /** Never rejects. */
  check(): Promise<LinkHandlerView>
  /** Makes this app the one, where that can be done, and looks again. Never rejects. */
  repair(): Promise<LinkHandlerView>
  /** Undoes what repair made. Rejects if a file cannot be removed. */
  remove(): Promise<void>
}

export type LinkHandlerOptions = {
  readonly scheme: string
  readonly development: boolean
  /** The running executable. */
  readonly execPath: string
  /** The folder of the app's code: a development build is an executable and this. */
  readonly appPath: string
  readonly host: Pick<Host, 'platform' | 'env' | 'files' | 'run'>
  /** Electron's `app`, which does it on macOS and Windows. */
  readonly protocolClient: ProtocolClient
}

export function createLinkHandler(options: LinkHandlerOptions): LinkHandler {
  const { platform } = options.host
  const native = platform === 'darwin' || platform === 'win32'
  const handler = native ? createRegisteredHandler(options) : createXdgHandler(options)
  // Two at a time could write the same file: the system's own tools do not look out for that.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const check = () => handler.check().catch((): LinkHandlerView => ({ state: 'unknown' }))
  return {
    check: () => inTurn(check),
    repair: () =>
      inTurn(async () => {
        await handler.repair().catch(() => undefined)
        return check()
      }),
    remove: () => inTurn(() => handler.remove()),
  }
}
