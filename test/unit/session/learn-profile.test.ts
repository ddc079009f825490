import { describe, expect, test } from 'vitest'
import {
  answers,
  day,
  held,
  hour,
  minute,
  second,
  settle,
  signedInWorld,
  type World,
} from '../../support/world.ts'

/** A session whose access tokens live for an hour: a day has few renewals then. */
const setUp = async () => {
  const world = await signedInWorld()
  world.service.expiresIn = 3600
  return world
}
const nameOf = (world: World) =>
  world.state.phase === 'signed-in' ? world.state.profile?.displayName : world.state.phase

describe('the profile', () => {
  test('is asked for once a day, with a renewal, and by then the ID token is kept too', async () => {
    const world = await setUp()
    const firstIdToken = world.store.disk?.grant?.idToken?.reveal()
    await world.time.advance(23 * hour)
    expect([world.service.count('userinfo'), world.service.count('jwks')]).toEqual([1, 1])
    world.service.user = { ...world.service.user, username: 'DJ New' }
    await world.time.advance(2 * hour)
    expect([world.service.count('userinfo'), world.service.count('jwks')]).toEqual([2, 2])
    expect(nameOf(world)).toBe('DJ New')
    expect(world.store.disk?.grant?.profile?.displayName).toBe('DJ New')
    expect(world.store.disk?.grant?.idToken?.reveal()).not.toBe(firstIdToken)
  })

  test('that was fetched by a clock that was ahead does not stay for ever', async () => {
    const world = await setUp()
    world.time.jump(-400 * day)
    await world.time.advance(30 * minute)
    expect(world.service.count('userinfo')).toBe(2)
  })

  test('stays what it was, with its age, if nobody tells', async () => {
    const world = await setUp()
    await world.time.advance(23.9 * hour)
    world.service.next('userinfo', ...Array.from({ length: 5 }, () => answers.status(500)))
    world.service.next('jwks', ...Array.from({ length: 5 }, () => answers.status(500)))
    await world.time.advance(3 * hour)
    expect(world.service.count('userinfo')).toBeGreaterThan(1)
    expect(nameOf(world)).toBe('DJ Example')
  })

  test('of somebody else is not taken, nor their ID token', async () => {
    const world = await setUp()
    const idToken = world.store.disk?.grant?.idToken?.reveal()
    world.service.user = { sub: 'dj-2', username: 'Evil' }
    await world.time.advance(25 * hour)
    expect(world.service.count('userinfo')).toBeGreaterThan(1)
    expect(nameOf(world)).toBe('DJ Example')
    expect(world.store.disk?.grant?.idToken?.reveal()).toBe(idToken)
    expect(world.state.phase).toBe('signed-in')
  })

  test('that was never told is asked for again with the next renewal', async () => {
    const world = await signedInWorld({ idToken: { use: 'bearer-only' } })
    await world.session.signOut({ browserToo: false })
    world.service.next('userinfo', answers.status(500))
    await world.signIn()
    expect(nameOf(world)).toBeUndefined()
    await world.time.advance(10 * minute)
    expect(nameOf(world)).toBe('DJ Example')
  })

  test('that is told after a sign-out is not written', async () => {
    const world = await setUp()
    await world.time.advance(23.9 * hour)
    const late = held()
    world.service.next('userinfo', late.behaviour)
    while (world.service.count('userinfo') === 1) await world.time.advance(10 * second)
    await world.session.signOut({ browserToo: false })
    late.release()
    await settle()
    expect(world.store.disk).toBeUndefined()
    expect(world.state.phase).toBe('signed-out')
  })
})

describe('an ID token at a renewal', () => {
  test('keeps nobody waiting: the access token is there while it is checked', async () => {
    const world = await setUp()
    await world.time.advance(23.9 * hour)
    const slow = held()
    world.service.next('jwks', slow.behaviour)
    while (world.service.count('jwks') === 1) await world.time.advance(10 * second)
    const token = await world.session.accessToken()
    expect(world.service.takes(token.accessToken.reveal())).toBe(true)
    slow.release()
    await settle()
    expect(world.service.count('userinfo')).toBe(2)
  })

  test('that is bad changes nothing', async () => {
    const world = await setUp()
    const idToken = world.store.disk?.grant?.idToken?.reveal()
    world.service.idToken = () => 'x.y.z'
    await world.time.advance(25 * hour)
    expect(world.store.disk?.grant?.idToken?.reveal()).toBe(idToken)
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
  })
})
