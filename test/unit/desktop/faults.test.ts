import { EventEmitter } from 'node:events'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { describeFault, noteFaults } from '../../../main/desktop/faults.ts'

test('a fault that nobody foresaw is noted, and ends nothing', () => {
  const events = new EventEmitter()
  const warn = vi.fn((_event: string, _facts?: object) => {})
  noteFaults(events, { warn })
  events.emit('uncaughtException', new TypeError('cannot take canary-4f1d'))
  events.emit('unhandledRejection', 'canary-4f1d')
  expect(warn.mock.calls).toEqual([
    [
      'fault',
      { code: 'none', name: 'TypeError', place: expect.stringMatching(/^faults\.test\.ts:/) },
    ],
    ['fault', { code: 'none', name: 'string', place: 'unknown' }],
  ])
})

test('a fault is told by kind, code and place', () => {
  const error = Object.assign(new RangeError('secret'), { code: 'ENOSPC' })
  error.stack = 'RangeError: secret\n    at open (/home/john/app/index.cjs:12:34)'
  expect(describeFault(error)).toEqual({
    code: 'ENOSPC',
    name: 'RangeError',
    place: 'index.cjs:12:34',
  })
})

test('nothing of a message is in it, wherever it stands', () => {
  const secret = fc.string({ minLength: 12, unit: 'grapheme-ascii' })
  fc.assert(
    fc.property(secret, fc.boolean(), (text, renamed) => {
      const error = Object.assign(new Error(`cannot ${text}`, { cause: text }), {
        code: `x ${text}`,
      })
      if (renamed) error.name = `not ${text}`
      expect(JSON.stringify(describeFault(error))).not.toContain(text)
    }),
  )
})
