import type { Random } from '../session/ports.ts'
import type { SessionRecord } from '../session/record.ts'
import { associatedData, type Container } from './container.ts'
import { decodeRecord, encodeRecord, type Decoded } from './record-codec.ts'
import type { RecordKey } from './record-keys.ts'
import { open, seal } from './seal.ts'

/** A record sealed for one connection, with one key. */
export function sealRecord(
  connection: string,
  { id, bytes }: RecordKey,
  record: SessionRecord,
  random: Random,
): Container {
  return { keyId: id, ...seal(bytes, encodeRecord(record), associatedData(connection, id), random) }
}

/** Never throws: what does not open with this key for this connection is `damaged`. */
export function unsealRecord(
  connection: string,
  { bytes }: RecordKey,
  container: Container,
): Decoded {
  const plain = open(bytes, container, associatedData(connection, container.keyId))
  return plain ? decodeRecord(plain) : { is: 'damaged' }
}
