import { describe, expect, test, vi } from 'vitest'
import { answerFromSessions, type Answerer } from '../../../main/broker/session-answers.ts'
import { held, hour, minute, openedWorld, settle, signedInWorld } from '../../support/world.ts'

async function setUp(changes: Partial<Answerer> = {}) {
  const world = await signedInWorld()
  const show = vi.fn()
  const receive = vi.fn()
  const handler = answerFromSessions({
    sessions: [world.session],
    opened: Promise.resolve(),
    show,
    receive,
    handsOutTokens: true,
    ...changes,
  })
  const ask = (more: object = {}) =>
    handler({ ask: 'token', connection: 'example', minValidity: 0, forceNew: false, ...more })
  return { world, show, receive, handler, ask }
}

describe('a token', () => {
  test('is the session’s, with its end and scope', async () => {
    const { world, ask } = await setUp()
    const { accessToken, obtainedAt } = await world.session.accessToken()
    const value = {
      accessToken: accessToken.reveal(),
      expiresAt: obtainedAt + 10 * minute,
      scope: 'openid user:dj',
    }
    expect(await ask()).toEqual({ ok: true, value })
  })

  test('has the life that is asked for, or is another one if that is asked for', async () => {
    const { world, ask } = await setUp()
    const tokenOf = async (more: object) => {
      const answer = await ask(more)
      return answer.ok ? Object(answer.value).accessToken : answer.code
    }
    const first = await tokenOf({})
    await world.time.advance(7 * minute)
    expect(await tokenOf({ minValidity: 2 * minute })).toBe(first)
    const second = await tokenOf({ minValidity: 5 * minute })
    expect(world.service.lifeOf(second)).toBeGreaterThan(5 * minute)
    await world.time.advance(minute)
    expect(await tokenOf({ forceNew: true })).not.toBe(second)
  })

  test('that cannot be had is told by the code of why not', async () => {
    const { world, ask } = await setUp()
    expect(await ask({ minValidity: hour })).toEqual({ ok: false, code: 'life_too_short' })
    expect(await ask({ connection: 'other' })).toEqual({ ok: false, code: 'unknown_connection' })
    await world.session.signOut({ browserToo: false })
    expect(await ask()).toEqual({ ok: false, code: 'signed_out' })
  })

  test('is not given to anybody as long as none are handed out', async () => {
    const { world, ask } = await setUp({ handsOutTokens: false })
    await world.time.sleep(hour)
    const before = world.service.count('token')
    for (const connection of ['example', 'other'])
      expect(await ask({ connection })).toEqual({ ok: false, code: 'not_allowed' })
    expect(world.service.count('token')).toBe(before)
  })

  test('is waited for while the session is being opened', async () => {
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    const { ask } = await setUp({ opened })
    const answered = vi.fn()
    const asking = ask().then(answered)
    await settle()
    expect(answered).not.toHaveBeenCalled()
    open()
    await asking
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ ok: true }))
  })

  test('fails as the session does, if that is not one of its own errors', async () => {
    const world = await signedInWorld()
    const broken = { ...world.session, accessToken: () => Promise.reject(new Error('fault')) }
    const { ask } = await setUp({ sessions: [broken] })
    await expect(ask()).rejects.toThrow('fault')
  })
})

test('12 who ask at the expiry of a token cost one request', async () => {
  const { world, ask } = await setUp()
  await world.time.sleep(10 * minute)
  const late = held()
  world.service.next('token', late.behaviour)
  const asking = Array.from({ length: 12 }, () => ask({ minValidity: minute }))
  await settle()
  late.release()
  const answers = await Promise.all(asking)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ ok: true })
  expect(world.service.count('token')).toBe(2)
})

describe('the status', () => {
  test('tells the phase of each connection and when its token ends, and no secret', async () => {
    const { world, handler } = await setUp()
    const tokenExpiresAt = world.time.truth() + 10 * minute
    const answer = await handler({ ask: 'status' })
    const value = [{ connection: 'example', phase: 'signed-in', tokenExpiresAt }]
    expect(answer).toEqual({ ok: true, value })
    expect(world.leaksIn(answer)).toEqual([])
  })

  test('tells no secret of a sign-in either', async () => {
    const world = await openedWorld()
    await world.beginSignIn()
    const { handler } = await setUp({ sessions: [world.session] })
    const answer = await handler({ ask: 'status' })
    expect(answer).toMatchObject({ value: [{ phase: 'signing-in' }] })
    expect(JSON.stringify(answer)).not.toContain('state=')
    expect(world.leaksIn(answer)).toEqual([])
  })
})

test('the window is shown, and links are passed on as they are', async () => {
  const { handler, show, receive } = await setUp()
  const done = { ok: true, value: null }
  expect(await handler({ ask: 'show' })).toEqual(done)
  expect(receive).not.toHaveBeenCalled()
  expect(await handler({ ask: 'link', address: 'app.deckpass://callback?x' })).toEqual(done)
  expect(receive.mock.calls).toEqual([['app.deckpass://callback?x']])
  expect(show).toHaveBeenCalledTimes(1)
})
