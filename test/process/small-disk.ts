import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Trouble = 'full' | 'read-only'

/** A disk of its own at a folder, which can be made to refuse writes. */
export type SmallDisk = {
  begin(trouble: Trouble): Promise<void>
  end(trouble: Trouble): Promise<void>
  /** Takes it off the folder; nobody may use it any more. */
  remove(): Promise<void>
}

/** Mounts a disk of `size` bytes; rejects if this user may not mount. */
export async function mountSmallDisk(folder: string, size: number): Promise<SmallDisk> {
  const options = ['-t', 'tmpfs', '-o', `size=${size},mode=0700`]
  await run('mount', [...options, 'deckpass-test', folder])
  const filler = join(folder, 'other')
  const remount = (mode: 'ro' | 'rw') => run('mount', ['-o', `remount,${mode}`, folder])
  return {
    async begin(trouble) {
      if (trouble === 'read-only') await remount('ro')
      // As much of it as fits.
      else await writeFile(filler, Buffer.alloc(size)).catch(() => undefined)
    },
    async end(trouble) {
      if (trouble === 'read-only') await remount('rw')
      else await rm(filler)
    },
    remove: async () => void (await run('umount', [folder])),
  }
}
