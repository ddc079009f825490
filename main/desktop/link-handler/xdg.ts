import type { LinkHandlerView } from '../../../preload/contract.ts'
import { listOf } from '../freedesktop/entry.ts'
import { execWords, programOf } from '../freedesktop/exec.ts'
import { findEntry, type FoundEntry } from '../freedesktop/find-entry.ts'
import { foldersOf } from '../freedesktop/folders.ts'
import { localeStringOf } from '../freedesktop/locale.ts'
import { programFile } from '../freedesktop/program-file.ts'
import { plainName } from '../host/plain-name.ts'
import { askDefault, setDefault } from './default-program.ts'
import type { LinkHandlerOptions } from './index.ts'
import { createRegistration } from './registration.ts'
import { developmentTarget, releaseTarget } from './target.ts'

/** The link handler of desktops that follow freedesktop.org: an entry, and the user's choice of it. */
export function createXdgHandler(options: LinkHandlerOptions) {
  const { env, files, run } = options.host
  const folders = foldersOf(env)
  const target = (options.development ? developmentTarget : releaseTarget)(options, folders)
  const type = `x-scheme-handler/${options.scheme}`
  const registration = createRegistration(target, type, folders, options.host)

  const find = (id: string, applications = folders.applications) =>
    findEntry(id, applications, files)

  /** Whether an entry starts this app, something else, or what is not there. */
  const aimOf = async ({ entry }: FoundEntry): Promise<'us' | 'elsewhere' | 'nowhere'> => {
    const program = programOf(execWords(entry) ?? [])
    const file = program && (await programFile(program, env, files))
    const real = file && (await files.realPath(file))
    if (!real) return 'nowhere'
    return (await target.isUs(real)) ? 'us' : 'elsewhere'
  }
  const isRight = async (found: FoundEntry | undefined) =>
    found !== undefined &&
    listOf(found.entry, 'MimeType').includes(type) &&
    (await aimOf(found)) === 'us'

  const look = async (id: string | undefined): Promise<LinkHandlerView> => {
    const found = id === undefined ? undefined : await find(id)
    if (!found) return { state: 'none' }
    const aim = await aimOf(found)
    if (aim === 'us') return { state: 'ours' }
    // An entry of this app's own that starts something else is one of another place or time.
    if (aim === 'nowhere' || found.id === target.id) return { state: 'stale' }
    return { state: 'other', owner: plainName(localeStringOf(found.entry, 'Name', env)) }
  }

  return {
    async check(): Promise<LinkHandlerView> {
      const answer = await askDefault(run, type)
      if (!answer) return { state: 'unknown' }
      const view = await look(answer.id)
      if (view.state === 'ours') return view
      const canBeChosen = await isRight(await find(target.id))
      return { ...view, command: canBeChosen ? answer.commandFor(target.id) : target.byHand }
    },

    async repair(): Promise<void> {
      if (!(await target.isReady())) return
      if (!(await isRight(await find(target.id)))) {
        // An older entry of the user's hides the one that a package brought.
        const packaged = await isRight(await find(target.id, folders.applications.slice(1)))
        await (packaged ? registration.remove() : registration.write())
      }
      await setDefault(run, type, target.id)
    },

    async remove(): Promise<void> {
      await registration.forgetChoice()
      await registration.remove()
    },
  }
}
