import { dirname, join } from 'node:path'
import { formatEntry } from '../freedesktop/entry.ts'
import { execValue } from '../freedesktop/exec.ts'
import type { Folders } from '../freedesktop/folders.ts'
import type { Host } from '../host/index.ts'
import { isBlank, without } from './associations.ts'
import type { Target } from './target.ts'

/** What this app keeps in the user's own folders so that links come to it. */
export type Registration = {
  /** Writes the entry, and the script if one is needed. Rejects if a file cannot be written. */
  write(): Promise<void>
  /** Removes both. */
  remove(): Promise<void>
  /** Makes nothing the user's choice any more that was this app. */
  forgetChoice(): Promise<void>
}

export function createRegistration(
  target: Target,
  type: string,
  { dataHome, configHome }: Folders,
  { files, run }: Pick<Host, 'files' | 'run'>,
): Registration {
  const entry = join(dataHome, 'applications', target.id)
  const associations = join(configHome, 'mimeapps.list')
  const { script } = target
  /** Tells desktops that read a cache in place of the entries, where they brought this program. */
  const refresh = () => run('update-desktop-database', ['-q', dirname(entry)])

  return {
    async write() {
      const exec = execValue(target.words)
      if (exec === undefined) throw new Error('a path that no entry can hold')
      const text = formatEntry({
        Type: 'Application',
        Name: target.name,
        Exec: exec,
        MimeType: `${type};`,
        NoDisplay: 'true',
        Terminal: 'false',
      })
      if (script?.text !== undefined) await files.write(script.path, script.text, 0o700)
      await files.write(entry, text, 0o644)
      await refresh()
    },

    async remove() {
      await files.remove(entry)
      if (script) {
        await files.remove(script.path)
        await files.removeEmptyFolder(dirname(script.path))
      }
      await refresh()
    },

    async forgetChoice() {
      const before = await files.read(associations)
      const after = before === undefined ? undefined : without(before, type, target.id)
      if (after === undefined || after === before) return
      await (isBlank(after) ? files.remove(associations) : files.write(associations, after, 0o644))
    },
  }
}
