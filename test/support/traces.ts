import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a secret was found: a file, or a process's command line or environment. */
export type Trace = { readonly place: string; readonly secret: string }

/**
 * Looks for secrets, word for word, in every file below the folders and in the command lines and
 * environments of the processes. Files that vanish meanwhile are passed over.
 */
export async function findTraces(
  secrets: readonly string[],
  places: { readonly folders: readonly string[]; readonly pids: readonly number[] },
): Promise<readonly Trace[]> {
  const files = (await Promise.all(places.folders.map(filesBelow))).flat()
  const ofProcesses = places.pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
  const traces: Trace[] = []
  for (const place of [...files, ...ofProcesses]) {
    const content = await readFile(place).catch(() => undefined)
    if (!content) continue
    for (const secret of secrets) if (content.includes(secret)) traces.push({ place, secret })
  }
  return traces
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
