import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  NetworkError,
  ServiceError,
  SignInError,
  StorageError,
  TokenError,
} from '../../../main/session/errors.ts'
import { answers, day, minute, openedWorld, second, signedInWorld } from '../../support/world.ts'

const { openExternal, writeText } = vi.hoisted(() => ({
  openExternal: vi.fn((_url: string) => Promise.resolve()),
  writeText: vi.fn((_text: string) => Promise.resolve()),
}))
vi.mock('electron', () => ({ shell: { openExternal }, clipboard: { writeText } }))
vi.resetModules()

const { codeOf, requestHandlers } = await import('../../../main/desktop/requests.ts')

const connection = 'example'
const codeOfFailing = (work: Promise<unknown>) => work.then(() => 'none', codeOf)

beforeEach(() => {
  openExternal.mockReset().mockResolvedValue()
  writeText.mockReset().mockResolvedValue()
})

async function setUp(changes: Parameters<typeof signedInWorld>[0] = {}) {
  const world = await signedInWorld(changes)
  return { world, requests: requestHandlers([world.session], world.time.clock.now) }
}

describe('the code of an error', () => {
  test.each([
    [new NetworkError('timeout'), 'timeout'],
    [new ServiceError('rate_limited'), 'rate_limited'],
    [new SignInError('access_denied', 'user'), 'access_denied'],
    [new StorageError('write_failed'), 'write_failed'],
    [new TokenError('signed_out'), 'signed_out'],
    [new TypeError('a fault that quotes a token'), 'unexpected'],
    ['text', 'unexpected'],
    [undefined, 'unexpected'],
    [{ code: 'offline' }, 'unexpected'],
  ])('%s is %s', (error, code) => {
    expect(codeOf(error)).toBe(code)
  })
})

describe('a request', () => {
  test('for a connection that there is not is not allowed', async () => {
    const { requests } = await setUp()
    const unknown = { connection: 'other' }
    const failures = [
      () => requests['session.signIn'](unknown),
      () => requests['session.signOut']({ ...unknown, browserToo: true }),
      () => requests['session.renewNow'](unknown),
      () => requests['token.get'](unknown),
    ].map(async (ask) => codeOfFailing((async () => ask())()))
    expect(await Promise.all(failures)).toEqual(Array(4).fill('not_allowed'))
  })

  test('goes to the session that it names, and answers with nothing', async () => {
    const world = await openedWorld()
    const requests = requestHandlers([world.session], world.time.clock.now)
    expect(await requests['session.signIn']({ connection })).toBeNull()
    expect(world.state.phase).toBe('signing-in')
    expect(await requests['session.openAgain']({ connection })).toBeNull()
    expect(world.opened).toHaveLength(2)
    expect(await requests['session.cancelSignIn']({ connection })).toBeNull()
    expect(world.state.phase).toBe('signed-out')
    await world.signIn()
    expect(await requests['session.reopen']({ connection })).toBeNull()
    expect(await requests['session.signOut']({ connection, browserToo: false })).toBeNull()
    expect(world.state.phase).toBe('signed-out')
  })

  test('to renew tells of a failure', async () => {
    const { world, requests } = await setUp()
    expect(await requests['session.renewNow']({ connection })).toBeNull()
    world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    expect(await codeOfFailing(requests['session.renewNow']({ connection }))).toBe('offline')
  })

  test('to copy the link copies it while there is one', async () => {
    const world = await openedWorld()
    const requests = requestHandlers([world.session], world.time.clock.now)
    const copy = () => codeOfFailing(requests['session.copyLink']({ connection }))
    expect(await copy()).toBe('not_allowed')
    await world.session.signIn()
    expect(await copy()).toBe('none')
    expect(writeText.mock.calls).toEqual([[world.opened[0]]])
    await world.session.cancelSignIn()
    expect(await copy()).toBe('not_allowed')
  })

  test('for the account\u2019s settings opens them where there are some', async () => {
    const without = await setUp()
    const settings = { connection }
    expect(await codeOfFailing(without.requests['session.accountSettings'](settings))).toBe(
      'not_allowed',
    )
    const accountSettings = 'https://id.service.example/me'
    const { requests } = await setUp({ accountSettings })
    await requests['session.accountSettings'](settings)
    expect(openExternal.mock.calls).toEqual([[accountSettings]])
  })
})

describe('a request for the access token', () => {
  test('gives it with its life and scope', async () => {
    const { world, requests } = await setUp()
    const token = await requests['token.get']({ connection, minValiditySeconds: 300 })
    expect(world.service.takes(token.accessToken)).toBe(true)
    expect(token).toEqual({
      accessToken: token.accessToken,
      expiresAt: world.time.truth() + 10 * minute,
      scope: 'openid user:dj',
    })
    expect(world.store.refreshToken()).not.toBe(token.accessToken)
  })

  test('asks for the life that the page names, in seconds; a minute unless told', async () => {
    const { world, requests } = await setUp()
    const ask = (seconds?: number) =>
      codeOfFailing(
        requests['token.get'](
          seconds === undefined ? { connection } : { connection, minValiditySeconds: seconds },
        ),
      )
    expect(await ask(601)).toBe('life_too_short')
    world.service.next('token', ...Array.from({ length: 20 }, () => answers.status(500)))
    await world.time.advance(9 * minute + second)
    expect(await ask(30)).toBe('none')
    expect(await ask()).toBe('server_error')
  })

  test('is answered twenty times a minute', async () => {
    const { world, requests } = await setUp()
    const ask = () => codeOfFailing(requests['token.get']({ connection }))
    for (let times = 0; times < 20; times++) expect(await ask()).toBe('none')
    expect(await ask()).toBe('not_allowed')
    await world.time.advance(minute + second)
    expect(await ask()).toBe('none')
  })

  test('is answered again also if the clock was set back meanwhile', async () => {
    const { world, requests } = await setUp()
    const ask = () => codeOfFailing(requests['token.get']({ connection }))
    for (let times = 0; times < 21; times++) await ask()
    world.time.jump(-day)
    await world.time.advance(2 * minute)
    expect(await ask()).toBe('none')
  })
})
