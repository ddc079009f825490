import { join } from 'node:path'
import { isTrue, listOf, stringOf } from '../freedesktop/entry.ts'
import { commandLine, execWords, programOf } from '../freedesktop/exec.ts'
import { readEntry, type FoundEntry } from '../freedesktop/find-entry.ts'
import { foldersOf } from '../freedesktop/folders.ts'
import { localeStringOf } from '../freedesktop/locale.ts'
import { programFile } from '../freedesktop/program-file.ts'
import type { Host } from '../host/index.ts'
import { ownProgram } from '../host/own-program.ts'
import { plainName } from '../host/plain-name.ts'
import type { BrowserOptions, FoundBrowser } from './found-browser.ts'

/** Finds browsers where desktops follow freedesktop.org: entries that take https addresses. */
export async function findEntries({ host, execPath }: BrowserOptions): Promise<FoundBrowser[]> {
  const own = await host.files.realPath(ownProgram(host.env, execPath))
  const entries = await visibleEntries(host)
  const browsers = await Promise.all(entries.map((found) => describe(found, host, own)))
  // One browser can have several entries.
  const commands = new Map<string, FoundBrowser>()
  for (const [index, browser] of browsers.entries()) {
    const key = JSON.stringify([browser?.name, entries[index]?.entry.get('Exec')])
    if (browser && !commands.has(key)) commands.set(key, browser)
  }
  return [...commands.values()]
}

async function describe(
  { id, entry }: FoundEntry,
  host: Host,
  own: string | undefined,
): Promise<FoundBrowser | undefined> {
  const words = execWords(entry)
  const name = plainName(localeStringOf(entry, 'Name', host.env))
  if (!words || !name || isTrue(entry, 'NoDisplay') || isTrue(entry, 'Terminal')) return undefined
  if (!listOf(entry, 'MimeType').includes('x-scheme-handler/https')) return undefined
  const fileOf = (program: string) => programFile(program, host.env, host.files)
  const condition = stringOf(entry, 'TryExec')
  if (condition && !(await fileOf(condition))) return undefined
  const file = await fileOf(programOf(words) ?? '')
  if (!file || (await host.files.realPath(file)) === own) return undefined
  return {
    id,
    name,
    async open(url) {
      const [program = '', ...args] = commandLine(words, url)
      await host.launch((await fileOf(program)) ?? program, args)
    },
  }
}

/** All entries that count: the first of an id hides the later ones, deleted or not. */
async function visibleEntries({ env, files }: Host): Promise<readonly FoundEntry[]> {
  const entries = new Map<string, FoundEntry | 'hidden'>()
  for (const folder of foldersOf(env).applications) {
    const paths = (await files.list(folder)).filter((path) => path.endsWith('.desktop'))
    const found = await Promise.all(
      paths.map((path) => readEntry(path.replaceAll('/', '-'), join(folder, path), files)),
    )
    for (const [index, each] of found.entries()) {
      const id = paths[index]?.replaceAll('/', '-')
      if (each && id !== undefined && !entries.has(id)) entries.set(id, each)
    }
  }
  return [...entries.values()].filter((each): each is FoundEntry => each !== 'hidden')
}
