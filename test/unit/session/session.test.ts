import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answers,
  day,
  held,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
  type World,
} from '../../support/world.ts'
import { healthOf, renewals } from './renewing.ts'

/** What a program that asks for a token now is given, as far as the service takes it. */
async function takenToken(world: World, minValidity = minute): Promise<string> {
  const { accessToken } = await world.session.accessToken({ minValidity })
  expect(world.service.lifeOf(accessToken.reveal())).toBeGreaterThanOrEqual(minValidity)
  return accessToken.reveal()
}

describe('sleep', () => {
  test('through the expiry: the first to ask gets a token that works, for one request', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    await world.time.sleep(8 * hour)
    world.session.wake()
    await takenToken(world)
    await settle()
    expect(renewals(world)).toBe(1)
    expect(world.time.armed()).toHaveLength(1)
  })

  test('that the system did not announce: the same', async () => {
    const world = await signedInWorld()
    await world.time.sleep(8 * hour)
    await takenToken(world)
    expect(renewals(world)).toBe(1)
  })

  test('starts nothing new, and is followed by what was due', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    expect(world.time.armed()).toEqual([])
    await world.time.advance(9 * minute)
    const asking = takenToken(world, 5 * minute)
    const renewing = world.session.renewNow()
    await world.time.advance(minute)
    expect(renewals(world)).toBe(0)
    world.session.wake()
    await asking
    expect(await renewing).toMatchObject({ is: 'issued' })
    expect(renewals(world)).toBe(1)
  })

  test('in the middle of a renewal ends with one outcome', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    const renewing = world.session.renewNow()
    await settle()
    world.session.suspend()
    await world.time.sleep(5 * minute)
    world.session.wake()
    late.release()
    expect(await renewing).toMatchObject({ is: 'issued' })
    await settle()
    expect(renewals(world)).toBe(1)
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
    await takenToken(world)
  })

  test('announced twice, and a wake without sleep, do no harm', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    world.session.suspend()
    world.session.wake()
    world.session.wake()
    world.session.wake()
    await settle()
    expect(renewals(world)).toBe(1)
    expect(world.time.armed()).toHaveLength(1)
    await world.time.advance(10 * minute)
    expect(renewals(world)).toBe(2)
  })

  test('of unknown length makes a token be asked for anew, whatever the clocks say', async () => {
    const world = await signedInWorld()
    const before = await world.session.accessToken()
    world.session.suspend()
    await world.time.sleep(60 * minute)
    // Set back meanwhile, so that it seems to have been a minute.
    world.time.jump(-59 * minute)
    world.session.wake()
    const after = await world.session.accessToken()
    expect(after.accessToken.reveal()).not.toBe(before.accessToken.reveal())
    expect(world.service.takes(after.accessToken.reveal())).toBe(true)
    expect(renewals(world)).toBe(1)
  })
})

describe('waking up', () => {
  test('cuts a back-off short', async () => {
    const world = await signedInWorld()
    const offline = answers.network('net::ERR_INTERNET_DISCONNECTED')
    world.service.next('token', ...Array.from({ length: 200 }, () => offline))
    await world.time.advance(30 * minute)
    expect(healthOf(world)?.is).toBe('offline')
    const tried = renewals(world)
    world.service.clear('token')
    world.session.wake()
    await settle()
    expect(renewals(world)).toBe(tried + 1)
    expect(healthOf(world)?.is).toBe('fresh')
  })

  test('leaves a fresh token alone', async () => {
    const world = await signedInWorld()
    await world.time.advance(minute)
    for (let times = 0; times < 20; times++) world.session.wake()
    await settle()
    expect(renewals(world)).toBe(0)
  })

  test('tries again to keep what the vault had refused', async () => {
    const world = await signedInWorld()
    world.store.failSave = 'keychain_unavailable'
    await world.session.renewNow()
    const told: string[] = []
    world.session.subscribe(() => void told.push(world.session.see().storage.in))
    world.store.failSave = undefined
    world.session.wake()
    await settle()
    expect(told).toEqual(['vault'])
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
  })
})

describe('clocks', () => {
  test.each([
    ['an hour back, as at the end of summer', -hour],
    ['an hour on', hour],
    ['five minutes on', 5 * minute],
    ['five minutes back', -5 * minute],
    ['a day back', -day],
    ['a day on', day],
    ['fifty years back', -50 * 365 * day],
  ])('set %s: nobody gets a token that is over, and there is no storm', async (_what, jump) => {
    const world = await signedInWorld()
    await world.time.advance(4 * minute)
    world.time.jump(jump)
    for (let minutes = 0; minutes < 60; minutes++) {
      await takenToken(world)
      await world.time.advance(minute)
    }
    expect(renewals(world)).toBeGreaterThanOrEqual(6)
    expect(renewals(world)).toBeLessThanOrEqual(10)
  })

  test('set back during a sleep that they did not count: the token is not believed', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    await world.time.sleep(8 * hour)
    world.time.jump(-day)
    world.session.wake()
    await takenToken(world)
    expect(renewals(world)).toBe(1)
  })

  test('set back after a sleep do not bring a token back to life', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    await world.time.sleep(hour)
    world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    world.session.wake()
    await settle()
    world.time.jump(-day)
    await world.time.advance(minute)
    await takenToken(world)
  })

  test('set back after a sleep do not make up for it in part either', async () => {
    const world = await signedInWorld()
    world.session.suspend()
    await world.time.sleep(6 * minute)
    world.session.wake()
    world.time.jump(-day)
    for (let seconds = 0; seconds < 300; seconds += 20) {
      await takenToken(world)
      await world.time.advance(20 * second)
    }
  })

  test('that do anything at all: what is given out works', async () => {
    const step = fc.oneof(
      fc.record({ is: fc.constant('advance'), ms: fc.integer({ min: 0, max: 20 * minute }) }),
      fc.record({ is: fc.constant('sleep'), ms: fc.integer({ min: 0, max: 3 * hour }) }),
      fc.record({ is: fc.constant('jump'), ms: fc.integer({ min: -day, max: day }) }),
      fc.record({ is: fc.constant('ask'), ms: fc.integer({ min: 0, max: 9 * minute }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const world = await signedInWorld()
        for (const { is, ms } of steps) {
          if (is === 'advance') await world.time.advance(ms)
          if (is === 'jump') world.time.jump(ms)
          if (is === 'sleep') {
            world.session.suspend()
            await world.time.sleep(ms)
            world.session.wake()
          }
          if (is === 'ask') await takenToken(world, ms)
          await settle()
          expect(world.time.armed()).toHaveLength(1)
        }
        expect(renewals(world)).toBeLessThan(15 * 5)
      }),
      { numRuns: 60, seed: 11 },
    )
  })
})

describe('what can be seen', () => {
  test('is state, storage, history, last day and clock', async () => {
    const world = await signedInWorld()
    await world.session.renewNow()
    expect(world.session.see()).toEqual({
      state: world.state,
      storage: { in: 'vault' },
      history: [{ at: world.time.truth(), took: 0, outcome: 'renewed' }],
      lastsUntil: world.time.truth() + 31 * day,
      serverAhead: 500,
    })
  })

  test('is told to those who subscribe, until they do no more', async () => {
    const world = await signedInWorld()
    let told = 0
    const end = world.session.subscribe(() => told++)
    await world.session.renewNow()
    expect(told).toBeGreaterThanOrEqual(2)
    end()
    const before = told
    await world.session.signOut({ browserToo: false })
    expect(told).toBe(before)
  })

  test('holds no secret but the address that the user is to open', async () => {
    const world = await openedWorld()
    await world.beginSignIn()
    expect(world.leaksIn(world.session.see())).toEqual([])
    await world.signIn()
    expect(world.leaksIn(world.session.see())).toEqual([])
    expect(JSON.stringify(world.session.see())).not.toContain('canary')
  })
})

describe('an end', () => {
  test('leaves no timer, and finishes what is under way', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    void world.session.renewNow()
    await settle()
    const closed = world.session.close()
    late.release()
    await closed
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
    expect(world.time.armed()).toEqual([])
    world.session.wake()
    await world.time.advance(day)
    expect(renewals(world)).toBe(1)
  })

  test('tries once more to keep what the vault had refused', async () => {
    const world = await signedInWorld()
    world.store.failSave = 'write_failed'
    await world.session.renewNow()
    world.store.failSave = undefined
    await world.session.close()
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
  })

  test('waits for a sign-out to have wiped', async () => {
    const world = await signedInWorld()
    let cleared = false
    world.store.clear = async () => {
      await world.time.advance(0)
      cleared = true
    }
    void world.session.signOut({ browserToo: false })
    await world.session.close()
    expect(cleared).toBe(true)
  })
})
