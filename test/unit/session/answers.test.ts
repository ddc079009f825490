import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestCallback } from '../../../main/session/callback.ts'
import { signInPatience } from '../../../main/session/sign-in.ts'
import { answers, held, openedWorld, settle } from '../../support/world.ts'

async function waitingWorld(changes: Parameters<typeof openedWorld>[0] = {}) {
  const world = await openedWorld(changes)
  const callback = await world.beginSignIn()
  const code = new URL(callback).searchParams.get('code') ?? ''
  const codesSent = () => world.service.requests.map(({ form }) => form.get('code'))
  return { world, callback, code, codesSent, paste: world.session.paste }
}

/** What may be an authorization code, whoever gave it. */
const likeACode = /^[\w.~+/=-]{16,1024}$/

describe('a pasted answer', () => {
  test.each([
    ['a tab', '\t'],
    ['a line break', '\r\n'],
    ['a no-break space', '\u00a0'],
    ['a byte order mark', '\ufeff'],
    ['a page of blanks', ' \n '.repeat(1000)],
  ])('may have %s around it', async (_what, space) => {
    for (const kind of ['callback', 'code'] as const) {
      const { world, paste, ...answer } = await waitingWorld()
      expect(await paste(`${space}${answer[kind]}${space}`)).toBe(true)
      expect(world.state.phase).toBe('signed-in')
    }
  })

  test('may be the address of a loopback redirect, with the port that was bound', async () => {
    const { callback, paste } = await waitingWorld({ redirectUri: 'http://127.0.0.1/callback' })
    expect(await paste(callback.replace(':49152', ''))).toBe(false)
    expect(await paste(callback.replace(':49152', ':49153'))).toBe(false)
    expect(await paste(callback)).toBe(true)
  })

  test('may say no, with the right state', async () => {
    const { world, callback, code, paste } = await waitingWorld()
    expect(await paste(callback.replace(`code=${code}`, 'error=access_denied'))).toBe(true)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'access_denied' })
  })

  test('is in no log', async () => {
    for (const kind of ['callback', 'code'] as const) {
      const { world, paste, ...answer } = await waitingWorld()
      await paste(`${answer[kind]} x`)
      await paste(answer[kind])
      expect(world.leaksIn(world.logged)).toEqual([])
      expect(world.logged).toEqual(['signed-in {}'])
    }
  })
})

describe('what is taken', () => {
  test('is no text at all but the answer, and nothing throws', async () => {
    const { world, callback, paste } = await waitingWorld()
    const before = world.state
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        callback,
        world.opened[0] ?? '',
        '?',
        '&',
        '#',
        'code=',
        '//',
        '\0',
        '\ud800',
      ),
    )
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(text, async (pasted) => {
        const text = pasted.trim()
        // A parameter that nobody knows makes an answer no other.
        const isAnswer = text === callback || text.startsWith(`${callback}&`)
        fc.pre(!isAnswer && !likeACode.test(text))
        expect(await paste(pasted)).toBe(false)
      }),
      { numRuns: 150 },
    )
    expect(world.state).toBe(before)
    expect([world.service.requests, world.logged]).toEqual([[], []])
    expect(await paste(callback)).toBe(true)
  })

  test('is what looks like a code, which goes to the service as it is', async () => {
    const unit = fc.constantFrom(...'aZ09_~+/=-'.split(''))
    const code = fc.string({ unit, minLength: 16, maxLength: 1024 })
    await fc.assert(
      fc.asyncProperty(code, async (pasted) => {
        fc.pre(!pasted.includes('//'))
        const { world, callback, codesSent, paste } = await waitingWorld()
        const before = world.state
        // It is not the code: nothing is lost, and the true answer still counts.
        expect(await paste(pasted)).toBe(false)
        expect(codesSent()).toEqual([pasted])
        expect(world.state).toBe(before)
        expect(await paste(callback)).toBe(true)
        expect(world.state.phase).toBe('signed-in')
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    ['of another sign-in', (callback: string) => callback.replace('state=', 'state=x')],
    ['without its state', (callback: string) => callback.replace(/&state=.*/, '')],
    [
      'of another app',
      (callback: string) => callback.replace('app.deckpass:', 'app.deckpass.dev:'),
    ],
    [
      'of a page',
      (callback: string) => callback.replace('app.deckpass://callback', 'https://x.it'),
    ],
    ['with another behind it', (callback: string) => `${callback}\n${callback}`],
    ['that is too long', (callback: string) => `${callback}&x=${'x'.repeat(longestCallback)}`],
  ])('is no address %s', async (_what, change) => {
    const { world, callback, paste } = await waitingWorld()
    const before = world.state
    expect(await paste(change(callback))).toBe(false)
    expect(world.state).toBe(before)
    expect(await paste(callback)).toBe(true)
  })

  test.each(['x', ' ', '=', '\u0000', '\ud800'])('is no flood of %j', async (letter) => {
    const { world, callback, code, paste } = await waitingWorld()
    const flood = letter.repeat(1_000_000)
    const began = performance.now()
    for (const text of [flood, `${callback}${flood}x`, `${code}${flood}x`])
      expect(await paste(text)).toBe(false)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(world.service.requests).toEqual([])
    expect(await paste(callback)).toBe(true)
  })
})

describe('once', () => {
  test('is how often an answer counts: a hundred at once give one token request', async () => {
    const { world, callback, code, codesSent, paste } = await waitingWorld()
    const all = Array.from({ length: 50 }, (_, at) => [
      at % 2 ? paste(callback) : world.session.receive(callback),
      at % 3 ? paste(code) : paste(` ${callback} `),
    ])
    const taken = await Promise.all(all.flat())
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(codesSent().filter((each) => each !== null)).toEqual([code])
    expect(world.state.phase).toBe('signed-in')
  })

  test.each(['before', 'success', 'cancel', 'time-out', 'sign-out'])(
    'an answer was taken or given up, nothing is: %s',
    async (what) => {
      const { world, callback, code, paste } = await waitingWorld()
      if (what === 'before') await world.restart().then(() => world.session.cancelSignIn())
      if (what === 'success') await paste(callback)
      if (what === 'cancel') await world.session.cancelSignIn()
      if (what === 'time-out') await world.time.advance(signInPatience)
      if (what === 'sign-out') await world.session.signOut({ browserToo: false })
      await settle()
      const before = [world.state, world.service.requests.length]
      for (const text of [callback, code]) expect(await world.session.paste(text)).toBe(false)
      expect([world.state, world.service.requests.length]).toEqual(before)
    },
  )

  test('a sign-in was begun anew, only the new address counts', async () => {
    const { world, callback, paste } = await waitingWorld()
    const newer = await world.beginSignIn()
    expect(await paste(callback)).toBe(false)
    expect(await paste(newer)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })
})

describe('a bare code that comes to nothing', () => {
  test.each([
    ['offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['server_error', answers.status(500)],
    ['rate_limited', answers.status(429)],
  ])('because of %s is told, and can be pasted again', async (code, behaviour) => {
    const { world, code: pasted, paste } = await waitingWorld()
    const before = world.state
    world.service.next('token', behaviour)
    await expect(paste(pasted)).rejects.toMatchObject({ code })
    expect(world.state).toBe(before)
    expect(await paste(pasted)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('is found again after a restart: the sign-in still waits', async () => {
    const { world, callback, paste } = await waitingWorld()
    expect(await paste('not-the-code-of-anyone')).toBe(false)
    await world.restart()
    expect(await world.session.receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('leaves the time-out as it was', async () => {
    const { world, paste } = await waitingWorld()
    await world.time.advance(signInPatience - 1_000)
    expect(await paste('not-the-code-of-anyone')).toBe(false)
    await world.time.advance(1_000)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'took_too_long' })
  })
})

describe('while a bare code is tried', () => {
  async function trial() {
    const found = await waitingWorld()
    const gate = held()
    found.world.service.next('token', gate.behaviour)
    const pasted = found.paste(found.code)
    await settle()
    return { ...found, gate, pasted }
  }

  test('the link with the same code waits, and the code is sent once', async () => {
    const { world, callback, codesSent, gate, pasted } = await trial()
    const link = world.session.receive(callback)
    gate.release()
    expect([await pasted, await link]).toEqual([true, false])
    expect(codesSent().filter((each) => each !== null)).toHaveLength(1)
    expect(world.state.phase).toBe('signed-in')
  })

  test('a cancel counts, and what the code brings is given back', async () => {
    const { world, callback, gate, pasted } = await trial()
    await world.session.cancelSignIn()
    gate.release()
    expect(await pasted).toBe(false)
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.service.count('revoke')).toBe(1)
    expect(await world.session.receive(callback)).toBe(false)
  })

  test('a new sign-in counts, and only its answer', async () => {
    const { world, gate, pasted } = await trial()
    const newer = await world.beginSignIn()
    gate.release()
    expect(await pasted).toBe(false)
    expect(world.state.phase).toBe('signing-in')
    expect(await world.session.receive(newer)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })
})
