import { expect, test } from 'vitest'
import { watchToken } from '../../../main/desktop/token-news.ts'
import type { TokenChange } from '../../../preload/contract.ts'
import { openedWorld, type World } from '../../support/world.ts'

function watch(world: World) {
  const told: TokenChange[] = []
  watchToken(world.session, (change) => told.push(change))
  return told
}

test('each new token is told of once, by its expiry alone, and the last one\u2019s end', async () => {
  const world = await openedWorld()
  const told = watch(world)
  await world.session.receive(await world.beginSignIn())
  const first = world.time.clock.now() + 600_000
  expect(told).toEqual([{ connection: 'example', expiresAt: first }])
  await world.time.advance(1_000)
  await world.session.renewNow()
  expect(told.slice(1)).toEqual([{ connection: 'example', expiresAt: first + 1_000 }])
  await world.session.signOut({ browserToo: false })
  expect(told.slice(2)).toEqual([{ connection: 'example' }])
})

test('what changes nothing about the token is not told of', async () => {
  const world = await openedWorld()
  const told = watch(world)
  await world.beginSignIn()
  await world.session.cancelSignIn()
  expect(told).toEqual([])
})
