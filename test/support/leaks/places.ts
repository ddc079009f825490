import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Scanner } from './scanner.ts'

/** Where a part of a secret was found. */
export type Leak = { readonly place: string; readonly part: string }

/** Everything below folders, and of processes their command lines and environments. */
export async function leaksOnDisk(
  scanner: Scanner,
  { folders, pids }: { readonly folders: readonly string[]; readonly pids: readonly number[] },
): Promise<readonly Leak[]> {
  const files = (await Promise.all(folders.map(filesBelow))).flat()
  const ofProcesses = pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
  const leaks: Leak[] = []
  for (const place of [...files, ...ofProcesses]) {
    // A file may go while it is looked at.
    const content = await readFile(place).catch(() => undefined)
    if (content) leaks.push(...leaksIn(scanner, place, content))
  }
  return leaks
}

export function leaksIn(
  scanner: Scanner,
  place: string,
  content: Uint8Array | string,
): readonly Leak[] {
  return scanner.find(content).map((part) => ({ place, part }))
}

/** All that the page's process has in its heap, strings among it. */
export async function heapOf(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page)
  const chunks: string[] = []
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await client.detach()
  return chunks.join('')
}

/** What the desktop's clipboard holds, as a page in its browser reads it. */
export async function clipboardOf(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin })
  await page.bringToFront()
  return page.evaluate(() => navigator.clipboard.readText())
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
