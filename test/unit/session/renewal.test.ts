import * as fc from 'fast-check'
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
  type Behaviour,
} from '../../support/world.ts'
import { healthOf, renewals, repeat } from './renewing.ts'

describe('a renewal by itself', () => {
  test('comes two minutes before the token is over, and again and again', async () => {
    const world = await signedInWorld()
    await world.time.advance(7 * minute)
    expect(renewals(world)).toBe(0)
    await world.time.advance(90 * second)
    expect(renewals(world)).toBe(1)
    await world.time.advance(8 * hour)
    expect(renewals(world)).toBeGreaterThan(55)
    expect(renewals(world)).toBeLessThan(65)
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
  })

  test.each([
    ['30 s', 30, 15 * second],
    ['a minute', 60, 30 * second],
    ['1 s, which is counted as 30', 1, 15 * second],
    ['ten hours', 36_000, 10 * hour - 135 * second],
    ['a year, which is counted as a day', 31_536_000, day - 135 * second],
  ])('of a token that lives %s is due in time', async (_what, expiresIn, earliest) => {
    const world = await signedInWorld()
    world.service.expiresIn = expiresIn
    await world.session.renewNow()
    const [timer, ...others] = world.time.armed()
    expect(others).toEqual([])
    expect(timer).toBeLessThanOrEqual(hour)
    await world.time.advance(earliest - 1)
    expect(renewals(world)).toBe(1)
    await world.time.advance(31 * second)
    expect(renewals(world)).toBeGreaterThanOrEqual(2)
  })

  test.each([[0], [-1], ['600'], [1e12], [null], [undefined], ['soon'], [{}]])(
    'is neither late nor a storm if the life is told as %j',
    async (life) => {
      const world = await signedInWorld()
      const garbled = answers.edit((body) => ({ ...body, expires_in: life }))
      world.service.next('token', ...repeat(2_000, garbled))
      await world.session.renewNow()
      await world.time.advance(hour)
      expect(renewals(world)).toBeLessThan(65)
      expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
    },
  )

  test('comes too after a renewal that a caller had asked for', async () => {
    const world = await signedInWorld()
    await world.session.renewNow()
    await settle()
    expect(world.time.armed()).toHaveLength(1)
    await world.time.advance(10 * minute)
    expect(renewals(world)).toBe(2)
    await world.session.accessToken({ forceNew: true })
    await world.time.advance(10 * minute)
    expect(renewals(world)).toBe(4)
  })

  test('shows what it does', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    const renewed = world.session.renewNow()
    await settle()
    expect(healthOf(world)).toEqual({ is: 'renewing' })
    late.release()
    await renewed
    expect(healthOf(world)).toEqual({ is: 'fresh', nextAt: expect.any(Number) })
  })

  test('has the rotated token on disk before the new access token can be seen', async () => {
    const world = await signedInWorld()
    const seen: boolean[] = []
    world.session.subscribe(() => {
      if (healthOf(world)?.is === 'fresh')
        seen.push(world.service.honours(world.store.refreshToken()))
    })
    await world.time.advance(hour)
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).not.toContain(false)
  })
})

describe('one at a time', () => {
  test('whoever asks', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    const all = Array.from({ length: 20 }, () => world.session.renewNow())
    await settle()
    world.session.wake()
    late.release()
    const results = await Promise.all(all)
    expect(new Set(results).size).toBe(1)
    expect(renewals(world)).toBe(1)
  })

  test('with one timer, through all that can happen', async () => {
    const world = await signedInWorld()
    const trouble: readonly Behaviour[] = [
      (serve) => serve(),
      answers.status(500),
      answers.network('net::ERR_INTERNET_DISCONNECTED'),
      answers.status(429, { 'retry-after': '30' }),
      answers.html(),
    ]
    const mostTimers: number[] = []
    world.session.subscribe(() => void mostTimers.push(world.time.armed().length))
    const step = fc.constantFrom('advance', 'ask', 'force', 'wake', 'sleep', 'now')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.nat(4), async (steps, at) => {
        world.service.next('token', trouble[at] ?? answers.html())
        for (const what of steps) {
          if (what === 'advance') await world.time.advance(3 * minute)
          if (what === 'ask') await world.session.accessToken().catch(() => undefined)
          if (what === 'force')
            await world.session.accessToken({ forceNew: true }).catch(() => undefined)
          if (what === 'wake') world.session.wake()
          if (what === 'sleep') await world.time.sleep(minute)
          if (what === 'now') await world.session.renewNow()
          await settle()
        }
        expect(world.state.phase).toBe('signed-in')
        expect(world.time.armed()).toHaveLength(1)
      }),
      { numRuns: 40, seed: 7 },
    )
    // A request under way has a timer of its own.
    expect(Math.max(...mostTimers)).toBeLessThanOrEqual(2)
  })
})

describe('after a sign-out', () => {
  test('a renewal of the session before leaves the next one alone', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    const old = world.session.renewNow()
    await settle()
    const out = world.session.signOut({ browserToo: false })
    await settle()
    await world.signIn()
    const before = world.state
    late.release()
    expect(await old).toMatchObject({ is: 'superseded' })
    await out
    expect(world.state).toBe(before)
    expect(world.time.armed()).toHaveLength(1)
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
    expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
  })

  test('in the very moment that a renewal is over, no token is left in memory', async () => {
    const world = await signedInWorld()
    let out: Promise<unknown> | undefined
    // The rotated token is kept, which shows in the storage; the session has not been told yet.
    world.store.beforeSave = async (record) => {
      world.store.failSave = record.grant?.journal && 'write_failed'
    }
    const unsubscribe = world.session.subscribe(() => {
      if (renewals(world) !== 1 || world.session.see().storage.in !== 'vault') return
      // A sign-out is a change too.
      unsubscribe()
      out = world.session.signOut({ browserToo: false })
    })
    const { is } = await world.session.renewNow()
    expect([is, world.state.phase]).toEqual(['superseded', 'signed-out'])
    await out
    expect(world.store.disk).toBeUndefined()
    const newest = world.service.secrets.findLast((secret) => secret.startsWith('refresh'))
    expect(world.service.honours(newest)).toBe(false)
    expect(world.logged.join()).not.toContain('renewed')
  })
})
