import { describe, expect, test } from 'vitest'
import { createCore } from '../../../main/session/core.ts'
import { deadlineIn } from '../../../main/session/deadline.ts'
import { fingerprint } from '../../../main/session/encoding.ts'
import { renewalTransaction } from '../../../main/session/renewal-transaction.ts'
import { Secret } from '../../../main/session/secret.ts'
import { answers, held, minute, second, settle, signedInWorld } from '../../support/world.ts'

/** A core of its own on the record of a session: another run of the app, before it does anything. */
async function setUp() {
  const world = await signedInWorld()
  await world.session.close()
  const core = createCore(world.profile, world.ports)
  const found = await core.keeper.read()
  if (found.found !== 'record') throw new Error('no record')
  core.keeper.adopt(found.record)
  core.apply({ is: 'session-begun', profile: found.record.grant?.profile })
  const first = world.store.refreshToken() ?? ''
  const renew = () => renewalTransaction(core)
  const journal = () => world.store.disk?.grant?.journal
  return { ...world.parts(), core, first, renew, journal }
}

describe('a renewal', () => {
  test('has its journal on disk before the token leaves', async () => {
    const { renew, service, store, first, time } = await setUp()
    const onDisk: unknown[] = []
    service.onRequest = () => onDisk.push(store.disk?.grant?.journal)
    await renew()
    const name = await fingerprint({ reveal: () => first })
    expect(onDisk).toEqual([{ fingerprint: name, sentAt: time.truth(), sendings: 1 }])
  })

  test('has the rotated token on disk, in the first write after the answer', async () => {
    const { renew, service, store, first } = await setUp()
    const writes: (string | undefined)[] = []
    store.beforeSave = async (record) => void writes.push(record.grant?.refreshToken?.reveal())
    const result = await renew()
    expect(result).toMatchObject({ is: 'issued' })
    expect(writes).toEqual([first, store.refreshToken()])
    expect(service.honours(store.refreshToken())).toBe(true)
    expect(store.disk?.grant?.journal).toBeUndefined()
  })

  test('writes the rotated token before anything else is asked of the network', async () => {
    const { renew, service, store, first } = await setUp()
    const seen: unknown[] = []
    service.onRequest = ({ route }) => seen.push([route, store.refreshToken() === first])
    await renew()
    await settle()
    expect(seen).toEqual([['token', true]])
  })

  test('gives nothing out before the write is done', async () => {
    const { renew, store, service } = await setUp()
    let release = () => {}
    let settled = false
    store.beforeSave = (record) =>
      record.grant?.journal
        ? Promise.resolve()
        : new Promise((resolve) => {
            release = resolve
          })
    const renewed = renew().finally(() => (settled = true))
    await settle()
    expect([service.count('token'), settled]).toEqual([2, false])
    release()
    expect(await renewed).toMatchObject({ is: 'issued' })
  })

  test('counts the life of the token and the refresh token\u2019s days from the sending', async () => {
    const { renew, service, store, time } = await setUp()
    const sentAt = { wall: time.clock.now(), monotonic: time.clock.monotonic() }
    const slow = held()
    service.next('token', slow.behaviour)
    const renewed = renew()
    await time.advance(9 * second)
    slow.release()
    expect(await renewed).toMatchObject({ is: 'issued', sentAt })
    expect(store.disk?.grant?.refreshTokenUsedAt).toBe(sentAt.wall)
    expect(store.disk?.history.at(-1)).toEqual({
      at: sentAt.wall,
      took: 9 * second,
      outcome: 'renewed',
    })
  })

  test('keeps the old refresh token if the answer has none', async () => {
    const { renew, service, store, first } = await setUp()
    service.next('token', () => Response.json({ access_token: 'a', expires_in: 60 }))
    expect(await renew()).toMatchObject({ is: 'issued', issued: { refreshToken: undefined } })
    expect(store.refreshToken()).toBe(first)
    expect(store.disk?.grant?.journal).toBeUndefined()
    expect(await renew()).toMatchObject({ is: 'issued' })
    expect(store.refreshToken()).not.toBe(first)
  })

  test('keeps scope and ID token if the answer has none', async () => {
    const { renew, service, store } = await setUp()
    const before = store.disk?.grant
    service.next(
      'token',
      answers.edit((body) => ({ ...body, scope: undefined, id_token: undefined })),
    )
    await renew()
    expect(store.disk?.grant).toMatchObject({ scope: before?.scope, idToken: before?.idToken })
  })

  test.each([{ token_type: 'mac' }, { access_token: undefined }, { access_token: 7 }])(
    'saves the refresh token of an answer that cannot be used: %j',
    async (change) => {
      const { renew, service, store, first } = await setUp()
      service.next(
        'token',
        answers.edit((body) => ({ ...body, ...change })),
      )
      const failed = { is: 'failed', error: { code: 'unexpected_answer' } }
      expect(await renew()).toMatchObject(failed)
      expect(store.refreshToken()).not.toBe(first)
      expect(service.honours(store.refreshToken())).toBe(true)
      expect(await renew()).toMatchObject({ is: 'issued' })
    },
  )

  test('that the vault refuses to keep goes on in memory, and on disk when it can', async () => {
    const { renew, service, store, core, first } = await setUp()
    store.failSave = 'write_failed'
    expect(await renew()).toMatchObject({ is: 'issued' })
    expect(await renew()).toMatchObject({ is: 'issued' })
    expect([store.refreshToken(), core.keeper.storage().in]).toEqual([first, 'memory'])
    store.failSave = undefined
    expect(await renew()).toMatchObject({ is: 'issued' })
    expect(service.honours(store.refreshToken())).toBe(true)
    expect(core.keeper.storage().in).toBe('vault')
  })
})

describe('a renewal that fails', () => {
  test.each([
    ['offline', undefined, answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['offline', 1, answers.network('net::ERR_CONNECTION_RESET')],
    ['certificate', undefined, answers.network('net::ERR_CERT_AUTHORITY_INVALID')],
    ['rate_limited', undefined, answers.status(429)],
    ['invalid_client', undefined, answers.refuse('invalid_client', 401)],
    ['refused', undefined, answers.refuse('invalid_request')],
    ['unexpected_answer', undefined, answers.status(404)],
    ['server_error', 1, answers.status(503)],
    ['unexpected_answer', 1, answers.html()],
    ['unexpected_answer', 1, answers.huge()],
    ['unexpected_answer', 1, answers.status(302)],
  ])('as %s keeps the session; sendings that may have counted: %s', async (code, sent, how) => {
    const { renew, service, store, first, journal } = await setUp()
    service.next('token', how)
    expect(await renew()).toMatchObject({ is: 'failed', error: { code } })
    expect(store.refreshToken()).toBe(first)
    expect(journal()?.sendings).toBe(sent)
    expect(store.disk?.history).toHaveLength(1)
    expect(await renew()).toMatchObject({ is: 'issued' })
    expect(journal()).toBeUndefined()
  })

  test('as a time-out counts as sent', async () => {
    const { renew, service, journal, time } = await setUp()
    service.next('token', answers.hang())
    const renewed = renew()
    await time.advance(minute)
    expect(await renewed).toMatchObject({ is: 'failed', error: { code: 'timeout' } })
    expect(journal()?.sendings).toBe(1)
  })

  test('is marked in the history by what failed', async () => {
    const { renew, service, store } = await setUp()
    const offline = answers.network('net::ERR_FAILED')
    service.next('token', offline, answers.status(500), answers.html())
    for (let times = 0; times < 4; times++) await renew()
    const outcomes = store.disk?.history.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['offline', 'refused', 'refused', 'renewed'])
  })

  test('counts every sending that may have got there', async () => {
    const { renew, service, journal } = await setUp()
    const reset = answers.network('net::ERR_CONNECTION_RESET')
    const unsent = answers.network('net::ERR_NAME_NOT_RESOLVED')
    service.next('token', reset, unsent, reset, answers.status(429))
    const counts = []
    for (let times = 0; times < 4; times++) {
      await renew()
      counts.push(journal()?.sendings)
    }
    expect(counts).toEqual([1, 1, 2, 2])
  })
})

test('a renewal that ends the session leaves no access token in memory', async () => {
  const { renew, service, core, time } = await setUp()
  const expiry = deadlineIn(minute, time.clock)
  const accessToken = new Secret('access token', 'at-1')
  core.setToken({ accessToken, scope: '', lifetime: minute, obtainedAt: time.truth(), expiry })
  service.endSessions()
  expect(await renew()).toEqual({ is: 'ended' })
  expect(core.token()).toBeUndefined()
})

describe('a renewal after a crash', () => {
  test('knows that the token was sent before', async () => {
    const { renew, service, core, store } = await setUp()
    service.next('token', answers.hang())
    void renew()
    await settle()
    // The process is gone here; the next one has what is on disk.
    const next = createCore(core.profile, core.ports)
    const found = await next.keeper.read()
    if (found.found === 'record') next.keeper.adopt(found.record)
    const onDisk: unknown[] = []
    service.onRequest = () => onDisk.push(store.disk?.grant?.journal?.sendings)
    expect(await renewalTransaction(next)).toMatchObject({ is: 'issued' })
    expect(onDisk).toEqual([2])
  })
})

describe('a sign-out in the middle', () => {
  test('of the journal\u2019s write sends nothing', async () => {
    const { renew, service, core, store } = await setUp()
    let release = () => {}
    store.beforeSave = () => new Promise((resolve) => (release = resolve))
    const renewed = renew()
    await settle()
    void core.keeper.wipe()
    release()
    expect(await renewed).toEqual({ is: 'superseded', refreshToken: undefined })
    expect(service.count('token')).toBe(1)
  })

  test.each([
    ['the answer', undefined],
    ['a failure', answers.status(500)],
    ['a refusal', answers.refuse('invalid_grant')],
  ])('of the request writes nothing when %s comes', async (_what, behaviour) => {
    const { renew, service, core, store } = await setUp()
    const late = held(behaviour)
    service.next('token', late.behaviour)
    const renewed = renew()
    await settle()
    await core.keeper.wipe()
    late.release()
    const result = await renewed
    expect(result.is).toBe('superseded')
    expect(store.disk).toBeUndefined()
    if (!behaviour && result.is === 'superseded')
      expect(service.honours(result.refreshToken?.reveal())).toBe(true)
  })
})
