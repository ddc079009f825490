import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signInPatience } from '../../../main/session/sign-in.ts'
import {
  exampleProfile,
  hour,
  openedWorld,
  settle,
  signedInWorld,
  waitingWorld,
} from '../../support/world.ts'

const stateIn = (url: string | undefined) => new URL(url ?? '').searchParams.get('state') ?? ''
const { redirectUri } = exampleProfile

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
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await receive(`${redirectUri}?${text}`)).toBe(false)
        expect(await receive(`https://${text}`)).toBe(false)
        expect(await receive(text)).toBe(false)
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

describe('what a user pastes', () => {
  test('is the address that the browser ended on, with what a clipboard adds', async () => {
    const { world, callback } = await waitingWorld()
    expect(await world.session.paste(` ${callback}\n`)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('is the bare code in it', async () => {
    const { world, callback } = await waitingWorld()
    const code = new URL(callback).searchParams.get('code') ?? ''
    expect(await world.session.paste(` ${code} `)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('changes nothing if it is anything else', async () => {
    const { world, callback } = await waitingWorld()
    const before = world.state
    const others = [
      '',
      'https://id.service.example/o/authorize/?code=c&state=s',
      world.opened[0] ?? '',
      `${callback}x`.replace('state=', 'state=x'),
      `${callback}#x`,
      'a code with spaces',
      'short',
    ]
    for (const text of others) expect(await world.session.paste(text)).toBe(false)
    expect(world.state).toBe(before)
    expect(world.service.requests).toEqual([])
  })

  test('is nothing to a session that waits for nothing', async () => {
    const world = await signedInWorld()
    const before = world.state
    expect(await world.session.paste('a-code-that-could-be-one')).toBe(false)
    expect(world.state).toBe(before)
  })

  test('counts once, together with what comes by itself', async () => {
    const { world, callback, receive } = await waitingWorld()
    const code = new URL(callback).searchParams.get('code') ?? ''
    const { paste } = world.session
    const taken = await Promise.all([paste(callback), receive(callback), paste(code)])
    expect(taken).toEqual([true, false, false])
    expect(world.service.count('token')).toBe(1)
  })
})

describe('where the answer comes in', () => {
  test('is listened at as long as an answer is waited for', async () => {
    const { world, callback, receive } = await waitingWorld()
    expect(world.listening).toEqual([redirectUri])
    await receive(callback)
    expect(world.listening).toEqual([])
  })

  test.each(['cancel', 'time-out', 'sign-out', 'another sign-in'])(
    'is left alone after %s',
    async (what) => {
      const { world } = await waitingWorld()
      if (what === 'cancel') await world.session.cancelSignIn()
      if (what === 'time-out') await world.time.advance(signInPatience)
      if (what === 'sign-out') await world.session.signOut({ browserToo: false })
      if (what === 'another sign-in') await world.beginSignIn()
      expect(world.listening).toHaveLength(what === 'another sign-in' ? 1 : 0)
    },
  )

  test('cannot be had: the sign-in does not begin, and says why', async () => {
    const world = await openedWorld()
    world.redirectTaken = true
    await expect(world.session.signIn()).rejects.toMatchObject({ code: 'redirect_unavailable' })
    expect(world.state.phase).toBe('signed-out')
    expect([world.opened, world.time.armed()]).toEqual([[], []])
  })

  test('cannot be had again: the sign-in before has nothing to come back to and ends too', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.redirectTaken = true
    await expect(world.session.signIn()).rejects.toMatchObject({ code: 'redirect_unavailable' })
    expect(world.state.phase).toBe('signed-out')
    expect(await receive(callback)).toBe(false)
    await world.time.advance(hour)
    expect(world.time.armed()).toEqual([])
  })

  test('is a loopback address with the port that was bound', async () => {
    const world = await openedWorld({ redirectUri: 'http://127.0.0.1/callback' })
    const callback = await world.beginSignIn()
    expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:49152\/callback\?/)
    expect(await world.session.receive(callback.replace(':49152', ''))).toBe(false)
    expect(await world.session.receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })
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
