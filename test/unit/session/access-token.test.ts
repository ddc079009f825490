import { describe, expect, test } from 'vitest'
import {
  day,
  held,
  hour,
  minute,
  second,
  settle,
  signedInWorld,
  answers,
  openedWorld,
  type World,
} from '../../support/world.ts'
import { renewals } from './renewing.ts'

const textOf = async (world: World, request: Parameters<World['session']['accessToken']>[0] = {}) =>
  (await world.session.accessToken(request)).accessToken.reveal()

describe('a caller', () => {
  test('is given the token in memory while it has life enough', async () => {
    const world = await signedInWorld()
    const first = await textOf(world)
    expect(world.service.takes(first)).toBe(true)
    await world.time.advance(5 * minute)
    expect(await textOf(world)).toBe(first)
    expect(renewals(world)).toBe(0)
  })

  test('is told its scope, life and age, and the token is a secret', async () => {
    const world = await signedInWorld()
    const obtainedAt = world.time.truth()
    const token = await world.session.accessToken()
    expect(token).toMatchObject({ scope: 'openid user:dj', lifetime: 10 * minute, obtainedAt })
    expect(world.leaksIn(token)).toEqual([])
  })

  test.each([0, 30 * second, 5 * minute, 9.9 * minute])(
    'is given at least the life that it asked for: %d ms',
    async (minValidity) => {
      const world = await signedInWorld()
      for (let times = 0; times < 30; times++) {
        await world.time.advance(50 * second)
        const text = await textOf(world, { minValidity })
        expect(world.service.lifeOf(text)).toBeGreaterThanOrEqual(Math.max(minValidity, 1))
      }
    },
  )

  test.each([undefined, 60 * second])(
    'with fifty others at expiry costs one request',
    async (min) => {
      const world = await signedInWorld()
      await world.time.sleep(10 * minute)
      const late = held()
      world.service.next('token', late.behaviour)
      const request = min === undefined ? {} : { minValidity: min }
      const asking = Array.from({ length: 50 }, () => textOf(world, request))
      await settle()
      late.release()
      const texts = await Promise.all(asking)
      expect(new Set(texts).size).toBe(1)
      expect(world.service.takes(texts[0] ?? '')).toBe(true)
      expect(renewals(world)).toBe(1)
    },
  )

  test('who asks for no life of its own is content with half of a short one', async () => {
    const world = await signedInWorld()
    world.service.expiresIn = 40
    await world.session.renewNow()
    expect(world.service.takes(await textOf(world))).toBe(true)
    await expect(textOf(world, { minValidity: minute })).rejects.toMatchObject({
      code: 'life_too_short',
    })
  })

  test('who asks for no life of its own is never given less than half of a short one', async () => {
    const world = await signedInWorld()
    world.service.expiresIn = 40
    await world.session.renewNow()
    const before = renewals(world)
    await world.time.sleep(19 * second)
    const first = await textOf(world)
    expect(renewals(world)).toBe(before)
    await world.time.sleep(2 * second)
    expect(await textOf(world)).not.toBe(first)
    expect(renewals(world)).toBe(before + 1)
  })

  test('that comes while a timer is late sees to the renewal that is due', async () => {
    const world = await signedInWorld()
    // A process that was stopped: the clocks went on, its timers did not.
    await world.time.sleep(8.5 * minute)
    expect(world.service.lifeOf(await textOf(world))).toBeGreaterThan(minute)
    await settle()
    expect(renewals(world)).toBe(1)
  })

  test('who wants more life than tokens have is told so, without a request', async () => {
    const world = await signedInWorld()
    await expect(textOf(world, { minValidity: hour })).rejects.toMatchObject({
      code: 'life_too_short',
      mender: 'user',
    })
    expect(renewals(world)).toBe(0)
  })

  test('who wants all the life there is costs no request after request', async () => {
    const world = await signedInWorld()
    for (let times = 0; times < 10; times++) {
      await world.time.advance(100)
      await textOf(world, { minValidity: 10 * minute }).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'life_too_short' }),
      )
    }
    expect(renewals(world)).toBeLessThanOrEqual(1)
  })

  test('is not given a token whose answer took so long that its life is over', async () => {
    const world = await signedInWorld()
    await world.time.advance(7 * minute)
    const slow = held()
    world.service.next('token', slow.behaviour)
    const asking = textOf(world, { minValidity: 5 * minute })
    await settle()
    await world.time.sleep(hour)
    slow.release()
    const text = await asking
    expect(world.service.takes(text)).toBe(true)
    expect(renewals(world)).toBe(2)
  })

  test('is told of a failure as it is', async () => {
    const world = await signedInWorld()
    await world.time.sleep(hour)
    world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    await expect(textOf(world)).rejects.toMatchObject({ name: 'NetworkError', code: 'offline' })
  })

  test('right after a failure is told of it again without a request', async () => {
    const world = await signedInWorld()
    await world.time.sleep(hour)
    world.service.next('token', answers.status(500), answers.status(500))
    await expect(textOf(world)).rejects.toMatchObject({ code: 'server_error' })
    await world.time.advance(1.9 * second)
    await expect(textOf(world)).rejects.toMatchObject({ code: 'server_error' })
    expect(renewals(world)).toBe(1)
    world.time.jump(-day)
    await world.time.advance(0.1 * second)
    await expect(textOf(world)).rejects.toMatchObject({ code: 'server_error' })
    expect(renewals(world)).toBe(2)
  })

  test('still has the token that is good while renewing fails', async () => {
    const world = await signedInWorld()
    world.service.next('token', ...Array.from({ length: 30 }, () => answers.status(500)))
    await world.time.advance(8.9 * minute)
    expect(world.state).toMatchObject({ health: { is: 'retrying' } })
    expect(world.service.takes(await textOf(world))).toBe(true)
  })
})

describe('a caller who forces a new one', () => {
  test('gets another, for one request', async () => {
    const world = await signedInWorld()
    await world.time.advance(minute)
    const first = await textOf(world)
    const forced = await Promise.all(
      Array.from({ length: 10 }, () => textOf(world, { forceNew: true })),
    )
    expect(new Set(forced).size).toBe(1)
    expect(forced[0]).not.toBe(first)
    expect(world.service.takes(forced[0] ?? '')).toBe(true)
    expect(renewals(world)).toBe(1)
  })

  test('gets one for one request also if its answer took long', async () => {
    const world = await signedInWorld()
    await world.time.advance(minute)
    const slow = held()
    world.service.next('token', slow.behaviour)
    const forced = textOf(world, { forceNew: true })
    await world.time.advance(9 * second)
    slow.release()
    expect(world.service.takes(await forced)).toBe(true)
    expect(renewals(world)).toBe(1)
  })

  test('gets the one that was issued a moment ago, and no storm with it', async () => {
    const world = await signedInWorld()
    await world.time.advance(4.9 * second)
    await textOf(world, { forceNew: true })
    expect(renewals(world)).toBe(0)
    await world.time.advance(0.2 * second)
    await textOf(world, { forceNew: true })
    expect(renewals(world)).toBe(1)
  })

  test('gets another also if the clock was set back since', async () => {
    const world = await signedInWorld()
    const first = await textOf(world)
    await world.time.advance(minute)
    world.time.jump(-day)
    expect(await textOf(world, { forceNew: true })).not.toBe(first)
  })
})

describe('nobody is signed in', () => {
  const signedOut = { name: 'TokenError', code: 'signed_out' }

  test('before, during and after', async () => {
    const world = await openedWorld()
    await expect(textOf(world)).rejects.toMatchObject(signedOut)
    await world.session.signIn()
    await expect(textOf(world)).rejects.toMatchObject(signedOut)
    await world.signIn()
    await expect(textOf(world)).resolves.toBeDefined()
    await world.session.signOut({ browserToo: false })
    await expect(textOf(world)).rejects.toMatchObject(signedOut)
    expect(renewals(world)).toBe(0)
  })

  test('when the session ends under a caller', async () => {
    const world = await signedInWorld()
    await world.time.sleep(hour)
    world.service.endSessions()
    await expect(textOf(world)).rejects.toMatchObject(signedOut)
  })

  test('when the user signs out under a caller', async () => {
    const world = await signedInWorld()
    await world.time.sleep(hour)
    const late = held()
    world.service.next('token', late.behaviour)
    const asking = textOf(world)
    await settle()
    const out = world.session.signOut({ browserToo: false })
    late.release()
    await expect(asking).rejects.toMatchObject(signedOut)
    await out
  })

  test('but a new session serves the one who asked for a token of the old', async () => {
    const world = await signedInWorld()
    await world.time.sleep(hour)
    const late = held()
    world.service.next('token', late.behaviour)
    const asking = textOf(world)
    await settle()
    const out = world.session.signOut({ browserToo: false })
    await settle()
    await world.signIn()
    late.release()
    expect(world.service.takes(await asking)).toBe(true)
    await out
  })
})
