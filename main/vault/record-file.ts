import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StorageError } from '../session/errors.ts'
import { listAsides, setAside, surplusAsides } from './asides.ts'
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
  /** Ids of the keys that the file, and with `asides` those set aside, are sealed with. */
  keyIds(options: { readonly asides: boolean }): Promise<readonly string[]>
  /**
   * Resolves when the container is on disk for good; until then the old file is whole. With
   * `setAside` the old file is kept beside the new one. Resolves to the ids of keys that were needed
   * for older asides, which made room. Rejects with StorageError `write_failed`.
   */
  write(container: Container, options: { readonly setAside: boolean }): Promise<readonly string[]>
  /** Removes the file, and with `asides` those set aside. Rejects with StorageError `write_failed`. */
  remove(options: { readonly asides: boolean }): Promise<void>
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

  const keyIdsIn = async (fileNames: readonly string[]): Promise<readonly string[]> => {
    const names = fileNames.map((name) => name.slice(0, -'.json'.length))
    const reads = await Promise.all(names.map((name) => readContainer(openStore, name, folder)))
    return reads.flatMap((read) => (read.is === 'container' ? [read.container.keyId] : []))
  }

  const removeSurplus = async () => {
    const names = await surplusAsides(folder, connection)
    const keyIds = await keyIdsIn(names)
    for (const name of names) await rm(join(folder, name), { force: true })
    return keyIds
  }

  return {
    read: () => readContainer(openStore, connection, folder),

    async keyIds({ asides }) {
      const others = asides ? await listAsides(folder, connection).catch(() => []) : []
      return keyIdsIn([`${connection}.json`, ...others])
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
      await keepReserve(connection, folder).catch(() => undefined)
      return removeSurplus().catch(() => [])
    },

    async remove({ asides }) {
      try {
        await rm(file, { force: true })
        await removeStaged(connection, folder)
        await giveUpReserve(connection, folder)
        if (asides)
          for (const name of await listAsides(folder, connection))
            await rm(join(folder, name), { force: true })
        await disk.flushFolder(folder).catch(disk.ifMissing)
      } catch (cause) {
        throw new StorageError('write_failed', { cause })
      }
    },
  }
}
