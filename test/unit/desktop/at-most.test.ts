import { expect, test } from 'vitest'
import { atMostEvery } from '../../../main/desktop/at-most.ts'
import { World } from '../../support/world.ts'

function setUp() {
  const { time } = new World()
  const done: number[] = []
  const start = time.clock.monotonic()
  const ask = atMostEvery(2_000, () => done.push(time.clock.monotonic() - start), time)
  return { time, done, ask }
}

test('the first is served at once, and those that come soon after together and later', async () => {
  const { time, done, ask } = setUp()
  ask()
  expect(done).toEqual([0])
  await time.advance(500)
  for (let times = 0; times < 5; times++) ask()
  expect(done).toEqual([0])
  await time.advance(1_500)
  expect(done).toEqual([0, 2_000])
  await time.advance(10_000)
  expect(done).toEqual([0, 2_000])
})

test('one that comes late is served at once again', async () => {
  const { time, done, ask } = setUp()
  ask()
  await time.advance(2_000)
  ask()
  expect(done).toEqual([0, 2_000])
})

test('a flood is served once in two seconds', async () => {
  const { time, done, ask } = setUp()
  for (let times = 0; times < 100; times++) {
    ask()
    await time.advance(100)
  }
  expect(done).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000])
})
