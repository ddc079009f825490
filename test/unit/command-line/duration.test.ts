import { expect, test } from 'vitest'
import { readDuration } from '../../../main/command-line/duration.ts'

test.each([
  ['0', 0],
  ['90', 90_000],
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['24h', 86_400_000],
  ['86400', 86_400_000],
])('%s is %i ms', (text, ms) => expect(readDuration(text)).toBe(ms))

test.each(['', 's', '-1', '+1', '1.5m', '5 m', '5M', '1d', '0x10', '25h', '86401', '9'.repeat(99)])(
  '"%s" is none',
  (text) => expect(readDuration(text)).toBeUndefined(),
)
