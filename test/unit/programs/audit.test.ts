import { expect, test, vi } from 'vitest'
import { createAudit, mostEntries } from '../../../main/programs/audit.ts'
import { minute, second } from '../../support/world.ts'
import { VirtualClock } from '../../support/world/virtual-clock.ts'
import { keptFile } from './surroundings.ts'

const given = { asked: 'token', program: 'Tagger', answer: 'given' } as const
const refused = { asked: 'token', answer: 'unknown_key' } as const

function setUp(content: object = {}) {
  const time = new VirtualClock()
  const { file, held } = keptFile(content)
  const changed = vi.fn()
  const audit = createAudit({ file, now: time.clock.now, timers: time.timers, changed })
  return { time, file, held, changed, audit }
}

test('the last 1,000 are kept, the newest first, and all are counted', () => {
  const { audit } = setUp()
  for (let each = 0; each < mostEntries + 5; each++) audit.note({ ...given, connection: `${each}` })
  expect(audit.entries()).toHaveLength(mostEntries)
  expect(audit.entries()[0]).toMatchObject({ connection: '1004' })
  expect(audit.entries().at(-1)).toMatchObject({ connection: '5' })
  expect(audit.count()).toBe(1_005)
})

test('they are written at most every 10 s, and nothing is while nothing changes', async () => {
  const { time, held, audit } = setUp()
  expect(time.armed()).toEqual([])
  for (let each = 0; each < 20; each++) {
    audit.note(given)
    await time.advance(second)
  }
  expect(held.writes).toBe(2)
  expect(held.content).toMatchObject({ entries: { length: 20 } })
  await time.advance(minute)
  expect(held.writes).toBe(2)
  expect(time.armed()).toEqual([])
  audit.note(given)
  await audit.flush()
  await audit.flush()
  expect(held.writes).toBe(3)
  expect(setUp(held.content).audit.entries()).toEqual(audit.entries())
})

test('who has no key adds at most 10 of a kind a minute', async () => {
  const { time, audit } = setUp()
  for (let each = 0; each < 100; each++) audit.note(refused)
  audit.note({ ...refused, asked: 'status' })
  audit.note(given)
  expect(audit.entries()).toHaveLength(12)
  await time.advance(minute)
  audit.note(refused)
  expect(audit.entries()).toHaveLength(13)
})

test('what is read may be anything; a damaged entry costs only itself', () => {
  const entry = { ...given, at: 5 }
  const entries = [null, { ...entry, at: 'now' }, { ...entry, answer: '__proto__' }, entry, 'x']
  expect(setUp({ entries }).audit.entries()).toEqual([entry])
  expect(setUp({ entries: 5 }).audit.entries()).toEqual([])
})

test('an executable is added when it is known; a disk that is full is no trouble', async () => {
  const { time, held, changed, audit } = setUp()
  held.broken = true
  audit.note(given, Promise.resolve('/usr/bin/tagger'))
  audit.note(given, Promise.resolve(undefined))
  await time.advance(minute)
  expect(audit.entries().map(({ executable }) => executable)).toEqual([
    undefined,
    '/usr/bin/tagger',
  ])
  expect(changed).toHaveBeenCalledTimes(3)
})
