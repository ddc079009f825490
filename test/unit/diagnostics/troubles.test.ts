import { expect, test } from 'vitest'
import { mostTroubles, rememberTroubles } from '../../../main/diagnostics/troubles.ts'

function setUp() {
  const written: unknown[] = []
  let now = 0
  const note = (...line: unknown[]) => void written.push(line)
  const { log, troubles } = rememberTroubles({ info: note, warn: note }, () => ++now)
  return { log, troubles, written }
}

test('warnings are remembered by event and code, and written as before', () => {
  const { log, troubles, written } = setUp()
  log.info('renewed', { ms: 3 })
  log.warn('renewal-failed', { code: 'offline', failures: 1 })
  log.warn('session-ended', { reason: 'lapsed' })
  log.warn('listener-failed')
  expect(troubles()).toEqual([
    { event: 'renewal-failed', code: 'offline', at: 1, times: 1 },
    { event: 'session-ended', code: 'lapsed', at: 2, times: 1 },
    { event: 'listener-failed', code: undefined, at: 3, times: 1 },
  ])
  expect(written).toHaveLength(4)
})

test('the same again is counted, with its last time', () => {
  const { log, troubles } = setUp()
  for (let times = 0; times < 3; times++) log.warn('renewal-failed', { code: 'offline' })
  log.warn('renewal-failed', { code: 'timeout' })
  log.warn('renewal-failed', { code: 'offline' })
  expect(troubles().map(({ code, at, times }) => [code, at, times])).toEqual([
    ['offline', 3, 3],
    ['timeout', 4, 1],
    ['offline', 5, 1],
  ])
})

test('of many the newest are kept', () => {
  const { log, troubles } = setUp()
  for (let at = 0; at < 3 * mostTroubles; at++) log.warn(`event-${at}`)
  expect(troubles()).toHaveLength(mostTroubles)
  expect(troubles().at(-1)?.event).toBe(`event-${3 * mostTroubles - 1}`)
})
