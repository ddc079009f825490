import { describe, expect, test, vi } from 'vitest'
import { answerFromSessions, type Answerer } from '../../../main/broker/session-answers.ts'
import {
  answers,
  held,
  hour,
  minute,
  openedWorld,
  settle,
  signedInWorld,
} from '../../support/world.ts'

async function setUp(changes: Partial<Answerer> = {}) {
  const world = await signedInWorld()
  const show = vi.fn()
  const receive = vi.fn()
  const note = vi.fn()
  const handler = answerFromSessions({
    sessions: [world.session],
    opened: Promise.resolve(),
    version: '1.2.3',
    describe: () => [{ id: 'example', name: 'My decks', service: 'Example' }],
    commands: { may: () => true, note },
    show,
    receive,
    ...changes,
  })
  const ask = (more: object = {}) =>
    handler({ ask: 'token', connection: 'example', minValidity: 0, forceNew: false, ...more })
  return { world, show, receive, note, handler, ask }
}

describe('a token', () => {
  test('is the session’s, with its end and scope', async () => {
    const { world, ask } = await setUp()
    const { accessToken, obtainedAt } = await world.session.accessToken()
    const value = {
      connection: 'example',
      accessToken: accessToken.reveal(),
      expiresAt: obtainedAt + 10 * minute,
      scope: 'openid user:dj',
    }
    expect(await ask()).toEqual({ ok: true, value })
    expect(await ask({ connection: undefined, minValidity: undefined })).toEqual({
      ok: true,
      value,
    })
  })

  test('that cannot be had is told by the code of why not', async () => {
    const { world, ask } = await setUp()
    expect(await ask({ minValidity: hour })).toEqual({ ok: false, code: 'life_too_short' })
    expect(await ask({ connection: 'other' })).toEqual({ ok: false, code: 'unknown_connection' })
    await world.session.signOut({ browserToo: false })
    expect(await ask()).toEqual({ ok: false, code: 'signed_out' })
  })

  test('is not given as long as the user has not said yes to its connection', async () => {
    const may = vi.fn(() => false)
    const note = vi.fn()
    const { world, ask, handler } = await setUp({ commands: { may, note } })
    await world.time.sleep(hour)
    const before = world.service.count('token')
    const refused = { ok: false, code: 'not_allowed' }
    expect(await ask()).toEqual(refused)
    expect(await handler({ ask: 'renew' })).toEqual(refused)
    expect(await handler({ ask: 'signOut', browserToo: true })).toEqual(refused)
    expect(may.mock.calls).toEqual([['example'], ['example'], ['example']])
    expect(world.service.count('token')).toBe(before)
    expect(world.session.see().state.phase).toBe('signed-in')
    const entry = { connection: 'example', answer: 'not_allowed' }
    expect(note.mock.calls).toEqual([
      [{ ...entry, asked: 'token' }],
      [{ ...entry, asked: 'renew' }],
      [{ ...entry, asked: 'sign-out' }],
    ])
  })

  test('is signed out for a connection that lacks what a sign-in takes', async () => {
    const { ask, note } = await setUp({ sessions: [] })
    expect(await ask()).toEqual({ ok: false, code: 'signed_out' })
    expect(note).toHaveBeenCalledWith({
      asked: 'token',
      connection: 'example',
      answer: 'signed_out',
    })
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
    const { ask, note } = await setUp({ sessions: [broken] })
    await expect(ask()).rejects.toThrow('fault')
    expect(note.mock.calls).toMatchObject([[{ asked: 'token', answer: 'unexpected' }]])
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

describe('a renewal', () => {
  test('is made, and tells when the new token ends and no token', async () => {
    const { world, handler, note } = await setUp()
    await world.time.advance(minute)
    const tokenExpiresAt = world.time.truth() + 10 * minute
    const answer = await handler({ ask: 'renew' })
    expect(answer).toEqual({ ok: true, value: { connection: 'example', tokenExpiresAt } })
    expect(world.leaksIn(answer)).toEqual([])
    expect(world.service.count('token')).toBe(2)
    expect(note.mock.calls).toEqual([[{ asked: 'renew', connection: 'example', answer: 'given' }]])
  })

  test('that fails, or that nobody is signed in for, is told by the code', async () => {
    const { world, handler } = await setUp()
    world.service.next('token', answers.status(503))
    expect(await handler({ ask: 'renew' })).toEqual({ ok: false, code: 'server_error' })
    await world.session.signOut({ browserToo: false })
    expect(await handler({ ask: 'renew' })).toEqual({ ok: false, code: 'signed_out' })
  })
})

describe('a sign-in', () => {
  test('is begun without a yes, and its page opened again when asked again', async () => {
    const world = await openedWorld()
    const commands = { may: () => false, note: vi.fn() }
    const { handler } = await setUp({ sessions: [world.session], commands })
    const begun = { ok: true, value: { connection: 'example', phase: 'signing-in' } }
    expect(await handler({ ask: 'signIn' })).toEqual(begun)
    const [first] = world.opened
    expect(await handler({ ask: 'signIn', connection: 'example' })).toEqual(begun)
    expect(world.opened).toEqual([first, first])
    expect(commands.note).not.toHaveBeenCalled()
  })

  test('of who is signed in opens nothing', async () => {
    const { world, handler } = await setUp()
    const before = world.opened.length
    const value = { connection: 'example', phase: 'signed-in' }
    expect(await handler({ ask: 'signIn' })).toEqual({ ok: true, value })
    expect(world.opened).toHaveLength(before)
    const unknown = await handler({ ask: 'signIn', connection: 'other' })
    expect(unknown).toEqual({ ok: false, code: 'unknown_connection' })
  })
})

test('a sign-out tells what became of it, and is noted', async () => {
  const { world, handler, note } = await setUp()
  const answer = await handler({ ask: 'signOut', browserToo: false })
  expect(answer).toMatchObject({
    ok: true,
    value: { connection: 'example', local: 'wiped', browser: 'not-asked' },
  })
  expect(world.session.see().state.phase).toBe('signed-out')
  expect(note.mock.calls).toEqual([[{ asked: 'sign-out', connection: 'example', answer: 'given' }]])
})

describe('the status', () => {
  const known = { id: 'example', name: 'My decks', service: 'Example' }

  test('tells the phase of each connection and when its token ends, and no secret', async () => {
    const { world, handler } = await setUp()
    const tokenExpiresAt = world.time.truth() + 10 * minute
    const answer = await handler({ ask: 'status' })
    const connections = [{ ...known, phase: 'signed-in', tokenExpiresAt }]
    expect(answer).toEqual({ ok: true, value: { version: '1.2.3', connections } })
    expect(world.leaksIn(answer)).toEqual([])
  })

  test('tells what holds a renewal up', async () => {
    const { world, handler } = await setUp()
    world.service.next('token', answers.status(503))
    await handler({ ask: 'renew' })
    const connections = [{ ...known, phase: 'signed-in', problem: 'server_error' }]
    expect(await handler({ ask: 'status' })).toMatchObject({ value: { connections } })
  })

  test('tells no secret of a sign-in either', async () => {
    const world = await openedWorld()
    await world.beginSignIn()
    const { handler } = await setUp({ sessions: [world.session] })
    const answer = await handler({ ask: 'status' })
    expect(answer).toMatchObject({ value: { connections: [{ phase: 'signing-in' }] } })
    expect(JSON.stringify(answer)).not.toContain('state=')
    expect(world.leaksIn(answer)).toEqual([])
  })

  test('has a connection that cannot be signed in to yet, in the order of the list', async () => {
    const other = { id: 'other', name: 'Other', service: 'Service' }
    const { handler } = await setUp({ describe: () => [other, known] })
    expect(await handler({ ask: 'status' })).toMatchObject({
      value: { connections: [{ ...other, phase: 'not-set-up' }, known] },
    })
  })
})

describe('the report', () => {
  test('is the one that is given, or else the connections', async () => {
    const { handler } = await setUp()
    const report = 'Deckpass 1.2.3\nexample (Example): signed-in'
    expect(await handler({ ask: 'doctor' })).toEqual({ ok: true, value: { report } })
    const given = await setUp({ report: async () => 'All is well.' })
    expect(await given.handler({ ask: 'doctor' })).toEqual({
      ok: true,
      value: { report: 'All is well.' },
    })
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
