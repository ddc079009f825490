import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOff } from '../../../main/session/renewal-policy.ts'
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
  type World,
} from '../../support/world.ts'

const renewals = (world: World) => world.service.count('token') - 1
const healthOf = (world: World) =>
  world.state.phase === 'signed-in' ? world.state.health : undefined
const repeat = (times: number, behaviour: Behaviour) =>
  Array.from({ length: times }, () => behaviour)

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

describe('a failure', () => {
  const transient: readonly (readonly [string, string, Behaviour])[] = [
    ['no network', 'offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['no name', 'offline', answers.network('net::ERR_NAME_NOT_RESOLVED')],
    ['a broken connection', 'offline', answers.network('net::ERR_CONNECTION_RESET')],
    ['a bad certificate', 'offline', answers.network('net::ERR_CERT_AUTHORITY_INVALID')],
    ['a portal', 'retrying', answers.html()],
    ['another portal', 'retrying', answers.html(302)],
    ['ten megabytes', 'retrying', answers.huge()],
    ['400 invalid_request', 'retrying', answers.refuse('invalid_request')],
    ['401 invalid_client', 'retrying', answers.refuse('invalid_client', 401)],
    ['403', 'retrying', answers.status(403)],
    ['404', 'retrying', answers.status(404)],
    ['408', 'retrying', answers.status(408)],
    ['429', 'retrying', answers.status(429)],
    ['500', 'retrying', answers.status(500)],
    ['502', 'retrying', answers.html(502)],
    ['503', 'retrying', answers.status(503, { 'retry-after': 'soon' })],
  ]
  test.each(transient)('by %s keeps the session, as %s', async (_what, is, behaviour) => {
    const world = await signedInWorld()
    world.service.next('token', ...repeat(400, behaviour))
    const times: number[] = []
    world.service.onRequest = ({ route }) => {
      if (route === 'token') times.push(world.time.truth())
    }
    await world.time.advance(hour)
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is } })
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(waits.length).toBeGreaterThan(10)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(backOff.shortest)
    expect(Math.max(...waits)).toBeLessThanOrEqual(
      is === 'offline' ? backOff.longest.network : backOff.longest.service,
    )
    expect(waits.slice(0, 2).every((wait) => wait <= 8 * second)).toBe(true)
    expect(world.time.armed()).toHaveLength(1)
  })

  test('tells since when, why, and when it is tried again', async () => {
    const world = await signedInWorld()
    world.service.next('token', answers.status(503), answers.html())
    await world.session.renewNow()
    const since = world.time.truth()
    const first = healthOf(world)
    expect(first).toMatchObject({ is: 'retrying', since, code: 'server_error' })
    const nextAt = first && 'nextAt' in first ? first.nextAt : 0
    expect(world.time.armed()).toEqual([nextAt - since])
    await world.time.advance(nextAt - since)
    expect(healthOf(world)).toMatchObject({ since, code: 'unexpected_answer' })
    expect(world.logged.slice(-2)).toEqual([
      'renewal-failed {"code":"server_error","failures":1}',
      'renewal-failed {"code":"unexpected_answer","failures":2}',
    ])
  })

  test('of another cause is counted anew, and does not wait for what came before', async () => {
    const world = await signedInWorld()
    const offline = answers.network('net::ERR_INTERNET_DISCONNECTED')
    const busy = answers.status(503)
    world.service.next('token', ...repeat(6, offline), ...repeat(2, busy), offline)
    await world.time.advance(12 * minute)
    expect(world.logged.filter((line) => line.startsWith('renewal-failed'))).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((at) => `renewal-failed {"code":"offline","failures":${at}}`),
      ...[1, 2].map((at) => `renewal-failed {"code":"server_error","failures":${at}}`),
      'renewal-failed {"code":"offline","failures":1}',
    ])
    expect(healthOf(world)?.is).toBe('fresh')
  })

  test('is over with the first renewal that works, and so is the back-off', async () => {
    const world = await signedInWorld()
    world.service.next('token', ...repeat(12, answers.status(500)))
    await world.time.advance(90 * minute)
    expect(healthOf(world)?.is).toBe('fresh')
    world.service.next('token', answers.status(500))
    await world.session.renewNow()
    expect(world.time.armed()[0]).toBeLessThanOrEqual(2 * backOff.shortest)
  })

  test('of a kind that nobody foresaw is tried again', async () => {
    const world = await signedInWorld()
    const insecure = { ...world.profile, tokenEndpoint: 'http://id.service.example/o/token/' }
    const { createSession } = await import('../../../main/session/session.ts')
    const { disk } = world.store
    if (disk) world.store.disk = { ...disk, tokenEndpoint: insecure.tokenEndpoint }
    const session = createSession(insecure, world.ports)
    await session.open()
    expect(await session.renewNow()).toMatchObject({ is: 'failed' })
    expect(session.see().state).toMatchObject({ health: { is: 'retrying' } })
    expect(renewals(world)).toBe(0)
  })
})

describe('Retry-After', () => {
  const busy = (seconds: string) => answers.status(429, { 'retry-after': seconds })

  test.each([
    ['120', 2 * minute],
    ['0', 0],
    ['9999999', hour],
  ])('of %s s is waited for', async (seconds, wait) => {
    const world = await signedInWorld()
    world.service.next('token', busy(seconds))
    await world.session.renewNow()
    await world.time.advance(wait - 1)
    expect(renewals(world)).toBe(1)
    await world.time.advance(2 * backOff.shortest)
    expect(renewals(world)).toBe(2)
  })

  test('is waited for by callers too, who are told why', async () => {
    const world = await signedInWorld()
    world.service.next('token', busy('600'))
    await world.session.renewNow()
    for (let minutes = 0; minutes < 9; minutes++) {
      await world.time.advance(minute)
      world.session.wake()
      const forced = world.session.accessToken({ forceNew: true })
      await expect(forced).rejects.toMatchObject({ code: 'rate_limited' })
      expect(await world.session.renewNow()).toMatchObject({ is: 'failed' })
    }
    expect(renewals(world)).toBe(1)
    await world.time.advance(minute)
    expect(renewals(world)).toBe(2)
    await expect(world.session.accessToken()).resolves.toBeDefined()
  })

  test('is over also if the machine slept through it', async () => {
    const world = await signedInWorld()
    world.service.next('token', busy('600'))
    await world.session.renewNow()
    world.session.suspend()
    await world.time.sleep(15 * minute)
    world.session.wake()
    await settle()
    expect(renewals(world)).toBe(2)
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
    world.session.subscribe(() => {
      if (renewals(world) === 1 && world.session.see().storage.in === 'vault')
        out ??= world.session.signOut({ browserToo: false })
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
