import { join } from 'node:path'
import type { BrowserOptions } from '../../../../main/desktop/browsers.ts'
import { systemFiles as files } from '../../../../main/desktop/host/files.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

/** A computer whose programs are noted and not started. */
export function fakeHost(platform: NodeJS.Platform) {
  const root = tempFolder()
  const path = (name: string) => join(root, name)
  const launched: string[][] = []
  const ran: string[][] = []
  const answers = new Map<string, string>()
  const options: BrowserOptions = {
    execPath: path('bin/deckpass'),
    host: {
      platform,
      env: { HOME: path('home'), XDG_DATA_DIRS: path('system'), PATH: path('bin') },
      files,
      async run(program, args) {
        ran.push([program, ...args])
        return answers.get([program, ...args].join(' '))
      },
      async launch(program, args) {
        launched.push([program, ...args])
      },
    },
  }
  return {
    path,
    options,
    launched,
    ran,
    /** What a program prints, by its command line; any other fails. */
    answers,
    program: (name: string) => files.write(path(`bin/${name}`), '', 0o755),
    /** A user's or the system's entry: a browser, unless lines say otherwise. */
    async entry(id: string, lines: string, folder = 'system') {
      const text = `[Desktop Entry]\nName=${id}\nExec=${id} %u\nMimeType=a/b;x-scheme-handler/https;\n${lines}\n`
      const base = folder === 'user' ? 'home/.local/share' : folder
      await files.write(path(`${base}/applications/${id}.desktop`), text, 0o644)
    },
  }
}
