import { expect, test } from 'vitest'
import { createAllowed } from '../../../main/programs/allowed.ts'
import { hashOf, newKey } from '../../../main/programs/keys.ts'
import { keptFile } from './surroundings.ts'

const key = newKey()
const good = {
  id: 'a1',
  name: 'Tagger',
  keyHash: hashOf(key),
  connections: ['example'],
  allowedAt: 1_000,
}
const commands = { id: 'commands', name: 'deckpass', connections: ['example'], allowedAt: 1_000 }

test('a damaged entry costs only itself', () => {
  const programs = [
    { ...good, id: 7 },
    { ...good, id: 'a2', keyHash: 'short' },
    { ...good, id: 'a3', connections: 'example' },
    { ...good, id: 'a4', keyHash: undefined },
    { ...commands, keyHash: good.keyHash },
    null,
    good,
    { ...good, name: 'Twice' },
    commands,
  ]
  const allowed = createAllowed(keptFile({ programs }).file, () => 0)
  expect(allowed.all()).toEqual([good, commands])
  expect(allowed.byKey(key)).toEqual(good)
  for (const content of [{}, { programs: 'all' }, { programs: {} }])
    expect(createAllowed(keptFile(content).file, () => 0).all()).toEqual([])
})

test('the last use is kept to the minute, and written no more often', async () => {
  let now = 1_000_000
  const { file, held } = keptFile({ programs: [good] })
  const allowed = createAllowed(file, () => now)
  const uses = await Promise.all(Array.from({ length: 5 }, () => allowed.used('a1')))
  expect(uses).toEqual([true, false, false, false, false])
  now += 59_999
  expect(await allowed.used('a1')).toBe(false)
  now += 1
  expect(await allowed.used('a1')).toBe(true)
  expect(held.writes).toBe(2)
  expect(held.content).toEqual({ programs: [{ ...good, lastUsedAt: now }] })
})

test('changes that come together are all kept', async () => {
  const { file, held } = keptFile({ serving: true })
  const allowed = createAllowed(file, () => 5)
  const keys = [newKey(), newKey(), newKey()]
  await Promise.all([
    ...keys.map((each, at) => allowed.allow(`P${at}`, each, ['example'])),
    allowed.allowCommands(['example']),
    allowed.allowCommands(['other']),
  ])
  expect(allowed.all().map(({ name }) => name)).toEqual(['deckpass', 'P2', 'P1', 'P0'])
  expect(held.content).toEqual({ serving: true, programs: allowed.all() })
  expect(allowed.byId('commands')?.connections).toEqual(['other'])
  for (const each of keys) expect(allowed.byKey(each)?.keyHash).toBe(hashOf(each))
})

test('a use that is noted while an entry is withdrawn does not bring it back', async () => {
  const { file } = keptFile({ programs: [good] })
  const allowed = createAllowed(file, () => 100_000)
  await Promise.all([allowed.withdraw('a1'), allowed.used('a1')])
  expect(allowed.byKey(key)).toBeUndefined()
  expect(allowed.all()).toEqual([])
})

test('a connection that is removed is out of every consent, also for one that gets its id', async () => {
  const { file, held } = keptFile({ programs: [{ ...good, connections: ['example', 'other'] }] })
  const allowed = createAllowed(file, () => 5)
  await allowed.allowCommands(['example'])
  await allowed.dropConnection('example')
  expect(allowed.all().map(({ connections }) => connections)).toEqual([[], ['other']])
  expect(held.content).toEqual({ programs: allowed.all() })
  const { writes } = held
  await allowed.dropConnection('example')
  expect(held.writes).toBe(writes)
})
