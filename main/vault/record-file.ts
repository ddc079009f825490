import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StorageError } from '../session/errors.ts'
import { listAsides, removeAsides, removeSurplusAsides, setAside } from './asides.ts'
import { attemptAll } from './attempt-all.ts'
import { readContainer } from './container-file.ts'
import type { Container, ContainerRead } from './container.ts'
import { openElectronStore, type OpenJsonStore } from './json-store.ts'
import * as disk from './private-folder.ts'
import { giveUpReserve, keepReserve } from './reserve.ts'
import { removeStaged, stage } from './staging.ts'

/** The file of one connection, and the old ones that were set aside. */
export type RecordFile = {
  /** Never throws, and changes nothing on disk. */
  read(): Promise<ContainerRead | { readonly is: 'missing' }>
  /** The keys that the file, or those set aside, are sealed with. Never rejects. */
  keysOf(what: 'record' | 'asides'): Promise<NamedKeys>
  /**
   * Resolves when the container is on disk for good; until then the old file is whole. With
   * `setAside` the old file is kept beside the new one, and the oldest that was kept so makes room.
   * Rejects with StorageError `write_failed`.
   */
  write(container: Container, options: { readonly setAside: boolean }): Promise<void>
  /**
   * Removes the file, and with `asides` those set aside; each also if another cannot be. Rejects with
   * StorageError `write_failed`.
   */
  remove(options: { readonly asides: boolean }): Promise<void>
}

export type NamedKeys = {
  readonly ids: readonly string[]
  /** Whether every file told its key: one that cannot be read may need any key there is. */
  readonly all: boolean
}

export type RecordFileOptions = {
  readonly connection: string
  /** Absolute path of the folder that holds the files of all connections. */
  readonly folder: string
  readonly openStore?: OpenJsonStore
}

const connectionName = /^[a-z0-9][a-z0-9-]{0,63}$/

/**
 * A record is staged by the store and then renamed into place, so that neither a crash nor a full
 * disk nor a link in the file's place can cost the old one.
 */
export function createRecordFile(options: RecordFileOptions): RecordFile {
  const { connection, folder, openStore = openElectronStore } = options
  if (!connectionName.test(connection)) throw new TypeError('Not a name of a connection')
  const file = join(folder, `${connection}.json`)

  return {
    read: () => readContainer(connection, folder),

    async keysOf(what) {
      const asides = () => listAsides(folder, connection).catch(() => undefined)
      const names = what === 'record' ? [`${connection}.json`] : await asides()
      if (!names) return { ids: [], all: false }
      const read = (name: string) => readContainer(name.slice(0, -'.json'.length), folder)
      const found = await Promise.all(names.map(read))
      return {
        ids: found.flatMap((one) => (one.is === 'container' ? [one.container.keyId] : [])),
        all: found.every(({ is }) => is === 'container' || is === 'missing'),
      }
    },

    async write(container, { setAside: keepOld }) {
      const tryStage = () => stage(openStore, connection, folder, container)
      try {
        await disk.ensurePrivateFolder(folder)
        await disk.refuseUnlessFile(file)
        const staged = await tryStage().catch(async (error: unknown) => {
          // Perhaps the disk is full: a rotated refresh token gets the room that was kept for it.
          if (!(await giveUpReserve(connection, folder))) throw error
          return tryStage()
        })
        if (keepOld) await setAside(folder, connection).catch(disk.ifMissing)
        await disk.renameInto(staged, file)
        await disk.flushFolder(folder)
      } catch (cause) {
        await removeStaged(connection, folder).catch(() => undefined)
        throw new StorageError('write_failed', { cause })
      }
      await removeSurplusAsides(folder, connection).catch(() => undefined)
      await keepReserve(connection, folder).catch(() => undefined)
    },

    async remove({ asides }) {
      const parts = [
        () => rm(file, { force: true }),
        () => removeStaged(connection, folder),
        () => giveUpReserve(connection, folder),
        ...(asides ? [() => removeAsides(folder, connection)] : []),
        () => disk.flushFolder(folder).catch(disk.ifMissing),
      ]
      await attemptAll(parts).catch((cause: unknown) => {
        throw new StorageError('write_failed', { cause })
      })
    },
  }
}
