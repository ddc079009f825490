import { describe, expect, test } from 'vitest'
import { backOff } from '../../../main/session/renewal-policy.ts'
import {
  answers,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
  type Behaviour,
} from '../../support/world.ts'
import { healthOf, renewals, repeat } from './renewing.ts'

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

test('asked for with nobody signed in, it fails without a request', async () => {
  const world = await openedWorld()
  expect(await world.session.renewNow()).toMatchObject({
    is: 'failed',
    error: { code: 'signed_out' },
  })
  expect(world.service.count('token')).toBe(0)
})
