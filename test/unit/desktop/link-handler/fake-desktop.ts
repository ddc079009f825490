import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { LinkHandlerOptions } from '../../../../main/desktop/link-handler/index.ts'
import { createLinkHandler } from '../../../../main/desktop/link-handler/index.ts'
import { systemFiles as files } from '../../../../main/desktop/host/files.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

export const scheme = 'app.deckpass'
export const type = `x-scheme-handler/${scheme}`

/** Which of the system's tools there are, and what they hold to be the default. */
type Tools = { names: readonly string[]; choice: string | undefined }

const never = () => {
  throw new Error('Linux has none of this.')
}

/** A home folder in a folder of its own, with tools that remember what they were told. */
export function fakeDesktop(changes: Partial<LinkHandlerOptions> = {}) {
  const root = tempFolder()
  const path = (name: string) => join(root, name)
  const tools: Tools = { names: ['xdg-mime', 'gio', 'update-desktop-database'], choice: undefined }
  const commands: string[] = []
  const env: Record<string, string> = {
    HOME: path('home'),
    XDG_DATA_DIRS: path('system'),
    PATH: path('bin'),
  }

  const run = async (program: string, args: readonly string[]): Promise<string | undefined> => {
    commands.push([program, ...args].join(' '))
    if (!tools.names.includes(program)) return undefined
    if (args[0] === 'query') return `${tools.choice ?? ''}\n`
    if (args[0] === 'default') tools.choice = args[1]
    if (args[0] === 'mime' && args[2] !== undefined) tools.choice = args[2]
    if (args[0] === 'mime' && args[2] === undefined)
      return tools.choice === undefined
        ? `No default applications for ?${type}?\n`
        : `Default application for ?${type}?: ${tools.choice}\nRegistered applications:\n`
    return ''
  }

  return {
    path,
    files,
    env,
    tools,
    commands,
    entryFile: path('home/.local/share/applications/app.deckpass.desktop'),
    /** Every file in the home folder. */
    filesAtHome: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => relative(path('home'), join(each.parentPath, each.name)))
        .filter((each) => !each.startsWith('..')),
    /** An executable file. */
    async program(name: string) {
      await files.write(path(name), '', 0o755)
      return path(name)
    },
    /** An entry, the user's unless told, with a line for what it starts. */
    async entry(
      id: string,
      exec: string,
      { in: folder = 'home/.local/share', name = 'Other' } = {},
    ) {
      const lines = ['[Desktop Entry]', `Name=${name}`, `Exec=${exec}`, `MimeType=${type};`]
      await files.write(path(`${folder}/applications/${id}`), lines.join('\n'), 0o644)
    },
    handler(more: Partial<LinkHandlerOptions> = {}) {
      return createLinkHandler({
        scheme,
        development: false,
        execPath: path('opt/Deckpass/deckpass'),
        appPath: path('opt/Deckpass/resources/app.asar'),
        host: { platform: 'linux', env, files, run },
        protocolClient: {
          isDefaultProtocolClient: never,
          setAsDefaultProtocolClient: never,
          removeAsDefaultProtocolClient: never,
          getApplicationInfoForProtocol: never,
        },
        ...changes,
        ...more,
      })
    },
  }
}
