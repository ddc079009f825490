import { describe, expect, test } from 'vitest'
import { openedWorld, settle, signedInWorld } from '../../support/world.ts'

const minute = 60_000

describe('a session that nobody asks anything of', () => {
  test('has one timer, and that is for the next renewal', async () => {
    const world = await signedInWorld()
    for (let renewals = 1; renewals <= 20; renewals++) {
      const { state } = world
      if (state.phase !== 'signed-in' || state.health.is !== 'fresh') throw new Error('not fresh')
      expect(world.time.armed()).toEqual([state.health.nextAt - world.time.clock.now()])
      const [wait = 0] = world.time.armed()
      expect(wait).toBeGreaterThan(5 * minute)
      await world.time.advance(wait)
      expect(world.service.count('token')).toBe(1 + renewals)
    }
  })

  test('does and tells nothing before that timer', async () => {
    const world = await signedInWorld()
    const [wait = 0] = world.time.armed()
    let told = 0
    world.session.subscribe(() => told++)
    const requests = world.service.requests.length
    const saves = world.store.saves
    await world.time.advance(wait - 1)
    expect([told, world.service.requests.length, world.store.saves]).toEqual([0, requests, saves])
  })

  test('sleeps as long while it was asked for a token that is good', async () => {
    const world = await signedInWorld()
    const before = world.time.armed()
    await world.session.accessToken()
    expect(world.time.armed()).toEqual(before)
  })

  test('has no timer where nobody is signed in, nor after a sign-out or a cancel', async () => {
    const world = await openedWorld()
    expect(world.time.armed()).toEqual([])
    await world.signIn()
    await world.session.signOut({ browserToo: false })
    await settle()
    expect(world.time.armed()).toEqual([])
    await world.session.signIn()
    expect(world.time.armed()).toEqual([10 * minute])
    await world.session.cancelSignIn()
    expect(world.time.armed()).toEqual([])
  })
})
