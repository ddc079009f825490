import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestWait } from '../../../main/session/http.ts'
import { signInPatience } from '../../../main/session/sign-in.ts'
import {
  answers,
  day,
  exampleProfile,
  held,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
} from '../../support/world.ts'

const stateIn = (url: string | undefined) => new URL(url ?? '').searchParams.get('state') ?? ''
const { redirectUri } = exampleProfile

async function waitingWorld() {
  const world = await openedWorld()
  const callback = await world.beginSignIn()
  const revoked = () => world.service.count('revoke')
  return { world, callback, revoked, receive: world.session.receive }
}

describe('a sign-in', () => {
  test('opens the browser once the way back is on disk, and waits', async () => {
    const world = await openedWorld()
    const order: string[] = []
    world.store.beforeSave = async () => void order.push('save')
    const stages: unknown[] = []
    world.session.subscribe(() => {
      if (world.state.phase === 'signing-in') stages.push([world.state.stage, world.opened.length])
    })
    await world.session.signIn()
    expect(order).toEqual(['save'])
    expect(world.store.disk?.pending?.state.reveal()).toBe(stateIn(world.opened[0]))
    expect(stages).toEqual([
      ['opening-browser', 0],
      ['waiting', 1],
    ])
    expect(world.service.requests).toEqual([])
  })

  test('goes from the callback over checking to a session with a token', async () => {
    const { world, callback, receive } = await waitingWorld()
    const phases: string[] = []
    world.session.subscribe(() => {
      const { state } = world
      phases.push(state.phase === 'signing-in' ? state.stage : state.phase)
    })
    expect(await receive(callback)).toBe(true)
    expect([...new Set(phases)]).toEqual(['checking', 'signed-in'])
    expect(world.state).toMatchObject({
      profile: { displayName: 'DJ Example' },
      token: { expiresAt: world.time.truth() + 10 * minute },
      health: { is: 'fresh' },
    })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.service.requests.map(({ route }) => route)).toEqual(['token', 'jwks', 'userinfo'])
  })

  test.each([-day, day])('works with a clock that is %d ms off', async (off) => {
    const world = await openedWorld()
    world.time.jump(off)
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
    const { accessToken } = await world.session.accessToken()
    expect(world.service.takes(accessToken.reveal())).toBe(true)
  })

  test('is neither begun over a session nor before the vault was opened', async () => {
    const world = await signedInWorld()
    await world.session.signIn()
    expect(world.opened).toHaveLength(1)
  })

  test('ends at once where no browser can be opened', async () => {
    const world = await openedWorld()
    world.browserMissing = true
    await world.session.signIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'browser_unavailable' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.time.armed()).toEqual([])
  })

  test('goes on in memory if the vault refuses', async () => {
    const world = await openedWorld()
    world.store.failSave = 'keychain_unavailable'
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
    expect(world.session.see().storage).toEqual({ in: 'memory', code: 'keychain_unavailable' })
  })
})

describe('what changes nothing', () => {
  test('is a callback with another state, without one, or of another kind', async () => {
    const { world, callback, receive } = await waitingWorld()
    const before = world.state
    const state = stateIn(world.opened[0])
    const foreign = [
      `${redirectUri}?code=c&state=wrong`,
      `${redirectUri}?code=c&state=${state}x`,
      `${redirectUri}?code=c&state=${state.slice(1)}`,
      `${redirectUri}?code=c`,
      `${redirectUri}?error=access_denied&state=wrong`,
      `${redirectUri}?error=access_denied`,
      `app.deckpass.dev://callback?code=c&state=${state}`,
      `${redirectUri}?code=c&state=${state}&state=${state}`,
      `${callback}#`,
      '',
    ]
    for (const address of foreign) expect(await receive(address)).toBe(false)
    expect(world.state).toBe(before)
    expect([world.service.requests, world.logged]).toEqual([[], []])
    expect(await receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('is anything that a page could open', async () => {
    const { callback, receive } = await waitingWorld()
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.webUrl(), async (text, url) => {
        expect(await receive(`${redirectUri}?${text}`)).toBe(false)
        expect(await receive(url)).toBe(false)
      }),
      { numRuns: 40 },
    )
    expect(await receive(callback)).toBe(true)
  })

  test('are ten thousand of them, with the right one in the middle', async () => {
    const { world, callback, receive } = await waitingWorld()
    const flood = Array.from({ length: 5_000 }, (_, at) => `${redirectUri}?code=c&state=${at}`)
    const taken = await Promise.all([...flood, callback, ...flood].map(receive))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(world.service.count('token')).toBe(1)
    expect(world.logged).toEqual(['signed-in {}'])
  })

  test('is the same callback again: fifty give one token request', async () => {
    const { world, callback, receive } = await waitingWorld()
    const taken = await Promise.all(Array.from({ length: 50 }, () => receive(callback)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await receive(callback)).toBe(false)
    expect(world.service.count('token')).toBe(1)
    expect(world.state.phase).toBe('signed-in')
  })

  test.each(['success', 'cancel', 'time-out', 'refusal', 'sign-out'])(
    'is the callback after %s',
    async (what) => {
      const { world, callback, receive } = await waitingWorld()
      if (what === 'success') await receive(callback)
      if (what === 'cancel') await world.session.cancelSignIn()
      if (what === 'time-out') await world.time.advance(signInPatience)
      if (what === 'refusal')
        await receive(`${redirectUri}?error=access_denied&state=${stateIn(world.opened[0])}`)
      if (what === 'sign-out') await world.session.signOut({ browserToo: false })
      const before = [world.state, world.service.requests.length]
      expect(await receive(callback)).toBe(false)
      await settle()
      expect([world.state, world.service.requests.length]).toEqual(before)
    },
  )
})

describe('an error in the callback', () => {
  test.each([
    ['access_denied', 'access_denied'],
    ['invalid_scope', 'invalid_scope'],
    ['temporarily_unavailable', 'authorization_refused'],
  ])('%s with the right state ends the sign-in as %s', async (error, problem) => {
    const { world, receive } = await waitingWorld()
    const description = encodeURIComponent('<b>\u202Ecanary</b>'.repeat(50))
    const query = `error=${error}&error_description=${description}&state=`
    expect(await receive(`${redirectUri}?${query}${stateIn(world.opened[0])}`)).toBe(true)
    expect(world.state).toEqual({ phase: 'signed-out', problem })
    expect(inspect([world.state, world.logged])).not.toContain('canary')
    expect(world.service.requests).toEqual([])
    expect(world.store.disk?.pending).toBeUndefined()
  })

  test('another issuer ends it too, without a token request', async () => {
    const { world, callback, receive } = await waitingWorld()
    await receive(`${callback}&iss=${encodeURIComponent('https://evil.example')}`)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'issuer_mismatch' })
    expect(world.service.requests).toEqual([])
  })
})

describe('a code that cannot be exchanged', () => {
  test.each([
    ['code_refused', answers.refuse('invalid_grant')],
    ['invalid_client', answers.refuse('invalid_client', 401)],
    ['refused', answers.refuse('invalid_request')],
    ['server_error', answers.status(500)],
    ['rate_limited', answers.status(429)],
    ['unexpected_answer', answers.html()],
    ['unexpected_answer', answers.huge()],
    ['offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['certificate', answers.network('net::ERR_CERT_DATE_INVALID')],
    ['unexpected_answer', answers.edit(() => ({ token_type: 'Bearer' }))],
    ['id_token_invalid', answers.edit((body) => ({ ...body, id_token: undefined }))],
  ])('says %s and leaves nothing behind', async (problem, behaviour) => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', behaviour)
    await receive(callback)
    expect(world.state).toEqual({ phase: 'signed-out', problem })
    expect(world.store.disk).toMatchObject({ pending: undefined, grant: undefined })
    expect(world.logged.at(-1)).toBe(`sign-in-failed {"code":"${problem}"}`)
    await world.time.advance(minute)
    expect(world.time.armed()).toEqual([])
  })

  test('because no answer comes says so after 20 s', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', answers.hang())
    const received = receive(callback)
    await world.time.advance(longestWait)
    await received
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'timeout' })
  })

  test('for a reason that nobody foresaw does not leave the user waiting', async () => {
    const world = await openedWorld({ tokenEndpoint: 'http://id.service.example/o/token/' })
    await world.signIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'unexpected_answer' })
    expect(world.service.requests).toEqual([])
  })

  test('can be followed by another try', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', answers.status(500))
    await receive(callback)
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
  })
})

describe('waiting', () => {
  test('ends after ten minutes', async () => {
    const { world } = await waitingWorld()
    expect(world.time.armed()).toEqual([signInPatience])
    await world.time.advance(signInPatience - 1)
    expect(world.state.phase).toBe('signing-in')
    await world.time.advance(1)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'took_too_long' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.time.armed()).toEqual([])
  })

  test.each([day, -day])('is as long when the clock is set by %d ms', async (off) => {
    const { world, callback, receive } = await waitingWorld()
    world.time.jump(off)
    await world.time.advance(9 * minute)
    expect(world.state.phase).toBe('signing-in')
    await world.time.advance(2 * minute)
    expect(world.state).toMatchObject({ problem: 'took_too_long' })
    expect(await receive(callback)).toBe(false)
  })

  test('goes on over a sleep of the machine', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.session.suspend()
    await world.time.sleep(hour)
    world.session.wake()
    expect(await receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('has the same page opened again', async () => {
    const { world, callback, receive } = await waitingWorld()
    await world.session.openSignInAgain()
    expect(world.opened).toHaveLength(2)
    expect(world.opened[1]).toBe(world.opened[0])
    await receive(callback)
    expect(world.state.phase).toBe('signed-in')
    await world.session.openSignInAgain()
    expect(world.opened).toHaveLength(2)
  })

  test('does not end because the page cannot be opened a second time', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.browserMissing = true
    const error: unknown = await world.session.openSignInAgain().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'browser_unavailable' })
    expect(inspect(error)).not.toContain(stateIn(world.opened[0]))
    expect(await receive(callback)).toBe(true)
  })
})

describe('a new sign-in', () => {
  test('replaces the pending one, whose callback is then ignored', async () => {
    const { world, callback, receive } = await waitingWorld()
    const newer = await world.beginSignIn()
    expect(stateIn(world.opened[1])).not.toBe(stateIn(world.opened[0]))
    expect(await receive(callback)).toBe(false)
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    expect(await receive(newer)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('that comes with another at once is the one that is shown and waited for', async () => {
    const world = await openedWorld()
    await Promise.all([world.session.signIn(), world.session.signIn(), world.session.signIn()])
    expect(world.opened).toHaveLength(1)
    expect(world.state).toMatchObject({ stage: 'waiting', authorizationUrl: world.opened[0] })
    expect(world.store.disk?.pending?.state.reveal()).toBe(stateIn(world.opened[0]))
    expect(await world.session.receive(world.service.authorize(world.opened[0] ?? ''))).toBe(true)
  })

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'replaces one that waits for the answer of %s, whose tokens are revoked',
    async (route) => {
      const { world, callback, receive, revoked } = await waitingWorld()
      const late = held()
      world.service.next(route, late.behaviour)
      const first = receive(callback)
      await settle()
      const newer = await world.beginSignIn()
      expect(await receive(newer)).toBe(true)
      late.release()
      await first
      await settle()
      expect(world.state.phase).toBe('signed-in')
      expect(revoked()).toBe(1)
      expect(world.service.honours(world.store.refreshToken())).toBe(true)
      expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
    },
  )
})

describe('cancel', () => {
  test('before the browser was opened opens none', async () => {
    const world = await openedWorld()
    const begun = world.session.signIn()
    await world.session.cancelSignIn()
    await begun
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect([world.opened, world.time.armed()]).toEqual([[], []])
    await world.time.advance(hour)
    expect(world.state).toEqual({ phase: 'signed-out' })
  })

  test('while the way back is written leaves none', async () => {
    const world = await openedWorld()
    let release = () => {}
    world.store.beforeSave = () => new Promise((resolve) => (release = resolve))
    const begun = world.session.signIn()
    await settle()
    world.store.beforeSave = () => Promise.resolve()
    const cancelled = world.session.cancelSignIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
    release()
    await Promise.all([begun, cancelled])
    expect([world.opened, world.store.disk?.pending]).toEqual([[], undefined])
  })

  test('while waiting goes back to what was before', async () => {
    const { world } = await waitingWorld()
    await world.session.cancelSignIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.time.armed()).toEqual([])
  })

  test('before the code was sent keeps it from being sent', async () => {
    const { world, callback, receive } = await waitingWorld()
    const received = receive(callback)
    await world.session.cancelSignIn()
    await received
    expect(world.service.requests).toEqual([])
    expect(world.state.phase).toBe('signed-out')
  })

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'while %s is asked works at once, and the tokens are revoked',
    async (route) => {
      const { world, callback, receive, revoked } = await waitingWorld()
      const late = held()
      world.service.next(route, late.behaviour)
      const received = receive(callback)
      await settle()
      expect(world.state).toMatchObject({ stage: 'checking' })
      await world.session.cancelSignIn()
      expect(world.state.phase).toBe('signed-out')
      late.release()
      await received
      await settle()
      expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
      expect(revoked()).toBe(1)
      expect(world.store.disk?.grant).toBeUndefined()
      await world.restart()
      expect(world.state.phase).toBe('signed-out')
      await expect(world.session.accessToken()).rejects.toMatchObject({ code: 'signed_out' })
    },
  )

  test('of nothing does nothing', async () => {
    const world = await signedInWorld()
    const before = world.state
    await world.session.cancelSignIn()
    expect(world.state).toBe(before)
  })

  test('is not undone by a failure that comes later', async () => {
    const { world, callback, receive } = await waitingWorld()
    const late = held(answers.status(500))
    world.service.next('token', late.behaviour)
    const received = receive(callback)
    await settle()
    await world.session.cancelSignIn()
    late.release()
    await received
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
  })
})

test('quitting waits for an answer that is being checked, and keeps what it brings', async () => {
  const { world, callback, receive } = await waitingWorld()
  const slow = held()
  world.service.next('token', slow.behaviour)
  const received = receive(callback)
  await settle()
  const closed = world.session.close()
  await world.time.advance(second)
  slow.release()
  await Promise.all([received, closed])
  expect(world.service.honours(world.store.refreshToken())).toBe(true)
})
