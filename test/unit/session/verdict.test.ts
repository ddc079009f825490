import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'
import { answers, day, minute, signedInWorld, type World } from '../../support/world.ts'

/** Puts another refresh token on disk, as another copy of the app would that renewed on its own. */
function replaceOnDisk(world: World, refreshToken: string) {
  const { disk } = world.store
  const secret = new Secret('refresh token', refreshToken)
  if (disk?.grant) world.store.disk = { ...disk, grant: { ...disk.grant, refreshToken: secret } }
}
const sentTokens = (world: World) =>
  world.service.requests
    .filter(({ form }) => form.get('grant_type') === 'refresh_token')
    .map(({ form }) => form.get('refresh_token'))

describe('invalid_grant', () => {
  test('ends the session if the newest token was refused', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    expect(await world.session.renewNow()).toEqual({ is: 'ended' })
    expect(world.state).toMatchObject({
      phase: 'ended',
      reason: 'refused-by-service',
      profile: { displayName: 'DJ Example' },
    })
    expect(world.store.disk).toMatchObject({
      grant: undefined,
      ended: { reason: 'refused-by-service', profile: { sub: 'dj-1' } },
    })
    await expect(world.session.accessToken()).rejects.toMatchObject({ code: 'signed_out' })
    await world.time.advance(day)
    expect(sentTokens(world)).toHaveLength(1)
    expect(world.time.armed()).toEqual([])
  })

  test('goes on with a newer token that is on disk, in the same renewal', async () => {
    const world = await signedInWorld()
    const older = world.store.refreshToken()
    let newer = ''
    world.service.next('token', (serve) => {
      // Another copy of the app was faster, and has written what it got.
      const good = serve()
      return good
        .clone()
        .json()
        .then((body: unknown) => {
          newer = String(Object(body).refresh_token)
          replaceOnDisk(world, newer)
          return answers.refuse('invalid_grant')(() => good, undefined)
        })
    })
    expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
    expect(sentTokens(world)).toEqual([older, newer])
    expect(world.logged).toContain('newer-record-adopted {}')
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
  })

  test('does not send a token on disk that is refused too more than once', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    world.service.next('token', () => {
      replaceOnDisk(world, 'another-that-is-dead')
      return answers.refuse('invalid_grant')(() => new Response(), undefined)
    })
    expect(await world.session.renewNow()).toEqual({ is: 'ended' })
    expect(sentTokens(world)).toHaveLength(2)
  })

  test('does not go back to what is on disk while the vault takes no writes', async () => {
    const world = await signedInWorld()
    world.store.failSave = 'write_failed'
    await world.session.renewNow()
    world.service.endSessions()
    expect(await world.session.renewNow()).toEqual({ is: 'ended' })
    expect(new Set(sentTokens(world)).size).toBe(sentTokens(world).length)
  })

  test('of a session that the user leaves meanwhile brings nothing back', async () => {
    const world = await signedInWorld()
    world.service.next('token', () => {
      replaceOnDisk(world, 'another-that-is-newer')
      return answers.refuse('invalid_grant')(() => new Response(), undefined)
    })
    const load = world.store.load.bind(world.store)
    let out: Promise<unknown> | undefined
    world.store.load = async () => {
      const found = await load()
      out ??= world.session.signOut({ browserToo: false })
      return found
    }
    expect(await world.session.renewNow()).toMatchObject({ is: 'superseded' })
    await out
    expect(sentTokens(world)).not.toContain('another-that-is-newer')
    expect(world.session.see().lastsUntil).toBeUndefined()
    expect([world.state.phase, world.store.disk]).toEqual(['signed-out', undefined])
  })

  test('is believed if the vault cannot be read', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    world.store.failLoad = 'keychain_timeout'
    expect(await world.session.renewNow()).toEqual({ is: 'ended' })
    expect(world.state.phase).toBe('ended')
  })

  test('ends the session also if the vault does not keep that', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    world.store.failSave = 'write_failed'
    await world.session.renewNow()
    expect(world.state.phase).toBe('ended')
    world.store.failSave = undefined
    await world.restart()
    await world.time.advance(1)
    expect(world.state).toMatchObject({ phase: 'ended', reason: 'refused-by-service' })
  })
})

describe('why a session ended', () => {
  const reasonOf = (world: World) => world.state.phase === 'ended' && world.state.reason

  test('is an answer that was lost, if the token had been sent before', async () => {
    const world = await signedInWorld()
    world.service.next('token', answers.lost())
    expect(await world.session.renewNow()).toMatchObject({ is: 'failed' })
    await world.time.advance(minute)
    expect(reasonOf(world)).toBe('answer-lost')
  })

  test('is an answer that was lost in a crash, too', async () => {
    const world = await signedInWorld()
    world.service.next('token', (serve, signal) => {
      serve()
      return answers.hang()(serve, signal)
    })
    void world.session.renewNow()
    await world.time.advance(1)
    // Only the disk is left of that process: closing it would wait for the answer.
    const { disk } = world.store
    const next = await signedInWorld()
    next.store.disk = disk
    next.service.endSessions()
    await next.restart()
    await next.time.advance(1)
    expect(reasonOf(next)).toBe('answer-lost')
  })

  test.each([
    ['the request never left', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['the service was too busy', answers.status(429)],
    ['the service said another no before', answers.refuse('invalid_client', 401)],
  ])('is not an answer that was lost if %s', async (_what, behaviour) => {
    const world = await signedInWorld()
    world.service.next('token', behaviour)
    world.service.endSessions()
    await world.session.renewNow()
    await world.time.advance(minute)
    expect(reasonOf(world)).toBe('refused-by-service')
  })

  test('is its own age after 31 days without a renewal', async () => {
    const world = await signedInWorld()
    await world.session.close()
    await world.time.sleep(31 * day + 1)
    world.service.endSessions()
    await world.restart()
    await world.time.advance(1)
    expect(reasonOf(world)).toBe('lapsed')
  })

  test('is the service\u2019s doing a moment before that', async () => {
    const world = await signedInWorld()
    await world.session.close()
    await world.time.sleep(31 * day - minute)
    world.service.endSessions()
    await world.restart()
    await world.time.advance(1)
    expect(reasonOf(world)).toBe('refused-by-service')
  })

  test('is not guessed where no one says how long a token lives', async () => {
    const world = await signedInWorld({ refreshTokenDays: undefined })
    expect(world.session.see().lastsUntil).toBeUndefined()
    await world.session.close()
    await world.time.sleep(400 * day)
    world.service.endSessions()
    await world.restart()
    await world.time.advance(1)
    expect(reasonOf(world)).toBe('refused-by-service')
  })
})

describe('the last day of a session', () => {
  test('is 31 days after the newest use of the refresh token', async () => {
    const world = await signedInWorld()
    const first = world.session.see().lastsUntil
    expect(first).toBe(world.time.truth() + 31 * day)
    world.service.next('token', answers.status(500))
    await world.session.renewNow()
    expect(world.session.see().lastsUntil).toBe(first)
    await world.time.advance(30 * minute)
    expect(world.session.see().lastsUntil).toBeGreaterThan(Number(first) + 15 * minute)
  })

  test('is unknown without a session', async () => {
    const world = await signedInWorld()
    await world.session.signOut({ browserToo: false })
    expect(world.session.see().lastsUntil).toBeUndefined()
  })
})

describe('a session without a refresh token', () => {
  const unrenewable = () =>
    signedInWorld().then(async (world) => {
      await world.session.signOut({ browserToo: false })
      world.service.next(
        'token',
        answers.edit((body) => ({ ...body, refresh_token: undefined })),
      )
      await world.signIn()
      return world
    })

  test('lasts as long as its access token, and not a moment less', async () => {
    const world = await unrenewable()
    const requests = world.service.count('token')
    await world.time.advance(10 * minute - 1)
    expect(world.state.phase).toBe('signed-in')
    await world.time.advance(1)
    expect(world.state).toMatchObject({ phase: 'ended', reason: 'lapsed' })
    expect(world.service.count('token')).toBe(requests)
  })

  test('is not ended by one who asks for more than there is', async () => {
    const world = await unrenewable()
    const tooMuch = { code: 'life_too_short' }
    expect(await world.session.renewNow()).toMatchObject({ is: 'failed', error: tooMuch })
    await expect(world.session.accessToken({ forceNew: false })).resolves.toBeDefined()
    await world.time.advance(9.5 * minute)
    await expect(world.session.accessToken()).rejects.toMatchObject(tooMuch)
    await expect(world.session.accessToken({ minValidity: 0 })).resolves.toBeDefined()
    expect(world.state.phase).toBe('signed-in')
  })
})
