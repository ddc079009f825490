import * as fc from 'fast-check'
import { requestSchemas } from '../../../main/desktop/request-schemas.ts'
import * as v from 'valibot'

/** A request as a page could make it that was taken over. */
export type HostileMessage = { readonly channel: string; readonly argument: unknown }

const channels = Object.keys(requestSchemas)

/** Values that programs are known to trip over. */
const nasty = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '../../etc/passwd',
    'javascript:alert(1)',
    '\u202e',
    '\0',
    'x'.repeat(70_000),
    -1,
    2 ** 53,
    '1e999',
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

const objects = fc.dictionary(
  fc.constantFrom('connection', 'text', '__proto__', 'toString', 'service', 'browser', 'x'),
  nasty,
  { maxKeys: 6 },
)

/** A message of any kind that no request looks like. */
const hostileMessage: fc.Arbitrary<HostileMessage> = fc
  .record({ channel: fc.constantFrom(...channels), argument: fc.oneof(nasty, objects) })
  .filter(({ channel, argument }) => {
    const schema = Object.entries(requestSchemas).find(([name]) => name === channel)?.[1]
    return schema !== undefined && !v.is(schema, argument)
  })

/** So many of them, the same each time. */
export function hostileMessages(count: number): readonly HostileMessage[] {
  return fc.sample(hostileMessage, { numRuns: count, seed: 9 })
}
