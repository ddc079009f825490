import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { containerFromJson, type ContainerRead } from './container.ts'
import { ifMissing } from './private-folder.ts'

/** Far above any record: what is larger is not one, and is not read into memory. */
const sizeLimit = 1024 * 1024

/**
 * Reads `<folder>/<name>.json`. Never throws, and changes nothing on disk. The store is there for what
 * it is good at, writing: a start reads before it has cause to load it.
 */
export async function readContainer(
  name: string,
  folder: string,
): Promise<ContainerRead | { readonly is: 'missing' }> {
  try {
    const path = join(folder, `${name}.json`)
    const stats = await stat(path).catch(ifMissing)
    if (!stats) return { is: 'missing' }
    if (!stats.isFile() || stats.size > sizeLimit) return { is: 'damaged' }
    return containerFromJson(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return { is: 'damaged' }
  }
}
