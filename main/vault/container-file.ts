import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { containerFromJson, type ContainerRead } from './container.ts'
import type { OpenJsonStore } from './json-store.ts'
import { ifMissing } from './private-folder.ts'

/** Far above any record: what is larger is not one, and is not read into memory. */
const sizeLimit = 1024 * 1024

/** Reads `<folder>/<name>.json`. Never throws, and changes nothing on disk. */
export async function readContainer(
  openStore: OpenJsonStore,
  name: string,
  folder: string,
): Promise<ContainerRead | { readonly is: 'missing' }> {
  try {
    const stats = await stat(join(folder, `${name}.json`)).catch(ifMissing)
    if (!stats) return { is: 'missing' }
    if (!stats.isFile() || stats.size > sizeLimit) return { is: 'damaged' }
    return containerFromJson((await openStore(name, folder)).store)
  } catch {
    return { is: 'damaged' }
  }
}
