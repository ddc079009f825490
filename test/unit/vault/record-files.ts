import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Container } from '../../../main/vault/container.ts'
import type { OpenJsonStore } from '../../../main/vault/json-store.ts'
import { createRecordFile } from '../../../main/vault/record-file.ts'
import { random, temporaryFolder } from './fakes.ts'

export const connection = 'beatport'
/** How a container is written. */
export const replacing = { setAside: false }
export const keeping = { setAside: true }
/** What is beside a record: room for the next one. */
export const reserve = `${connection}.reserve`

/** One with nothing in it that could be opened. */
export const container = (keyId: string = randomUUID()): Container => ({
  keyId,
  nonce: Buffer.from(random.bytes(12)),
  sealed: Buffer.from(random.bytes(64)),
})

/** A folder that is not there yet, and the file of a record in it. */
export async function files(openStore?: OpenJsonStore) {
  const folder = join(await temporaryFolder(), 'connections')
  const path = join(folder, `${connection}.json`)
  const file = createRecordFile({ connection, folder, ...(openStore && { openStore }) })
  return { folder, path, file }
}
