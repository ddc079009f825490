import type { KeyPlace, KeyPlaces } from './key-places.ts'
import type { RecordFile } from './record-file.ts'

/**
 * Ids of keys in one of `places` that no file names and that is not `inUse`: of records that made room
 * for others, or left behind by a crash. None while a file does not tell which key it needs.
 */
export async function orphanedKeys(
  file: Pick<RecordFile, 'keysOf'>,
  keys: Pick<KeyPlaces, 'known' | 'placeOf'>,
  inUse: string | undefined,
  places: readonly KeyPlace[],
): Promise<readonly string[]> {
  const [record, asides] = [await file.keysOf('record'), await file.keysOf('asides')]
  if (!record.all || !asides.all) return []
  const needed = new Set([...record.ids, ...asides.ids, inUse])
  return (await keys.known()).filter((id) => !needed.has(id) && places.includes(keys.placeOf(id)))
}

/**
 * Ids of all keys that go with the record, of which one is `inUse`: with `asides` none stays, else
 * those that the records set aside need.
 */
export async function keysToWipe(
  file: Pick<RecordFile, 'keysOf'>,
  keys: Pick<KeyPlaces, 'known' | 'placeOf'>,
  inUse: string | undefined,
  options: { readonly asides: boolean },
): Promise<readonly string[]> {
  const [record, asides] = [await file.keysOf('record'), await file.keysOf('asides')]
  const own = [...record.ids, ...(inUse === undefined ? [] : [inUse])]
  if (options.asides) return unique([...own, ...asides.ids, ...(await keys.known())])
  const others = asides.all ? await keys.known() : []
  return unique([...own, ...others]).filter((id) => !asides.ids.includes(id))
}

const unique = (ids: readonly string[]) => [...new Set(ids)]
