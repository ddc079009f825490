import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { webTypes } from './browser.ts'
import type { Installed } from './default-programs.ts'
import type { Home } from './home.ts'

/** In a browser's place: it notes which pages it is asked to open. */
export function describeNotebook(home: Home): {
  readonly installed: Installed
  read(): Promise<readonly string[]>
} {
  const notes = join(home.path, 'pages-asked-for')
  const note = String.raw`printf '%s\n' "$2" >> "$1"`
  return {
    installed: {
      name: 'browser',
      command: ['/bin/sh', '-c', note, 'browser', notes],
      mimeTypes: webTypes,
    },
    async read() {
      const text = await readFile(notes, 'utf8').catch(() => '')
      return text.split('\n').filter(Boolean)
    },
  }
}
