import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createKeyMoves } from '../../../main/desktop/key-moves.ts'
import { codeOf, requestHandlers, type RequestDesktop } from '../../../main/desktop/requests.ts'
import {
  NetworkError,
  ServiceError,
  SignInError,
  StorageError,
  TokenError,
} from '../../../main/session/errors.ts'
import { clipboard } from '../../support/fake-electron.ts'
import {
  answers,
  day,
  minute,
  openedWorld,
  second,
  signedInWorld,
  type World,
} from '../../support/world.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

const nowhere = () => {
  throw new Error('not expected')
}
const openAddress = vi.fn((_address: string) => Promise.resolve())
const { writeText } = clipboard
const connection = 'example'
const codeOfFailing = (work: Promise<unknown>) => work.then(() => 'none', codeOf)

beforeEach(() => {
  openAddress.mockReset().mockResolvedValue()
  writeText.mockReset().mockResolvedValue()
})

function handlersOf(world: World, changes: Partial<RequestDesktop> = {}) {
  return requestHandlers({
    sessions: [world.session],
    now: world.time.clock.now,
    keys: createKeyMoves(nowhere, () => {}),
    openAddress,
    openIn: () => Promise.reject(new Error('not expected')),
    pause: () => Promise.reject(new Error('not expected')),
    ...changes,
  })
}

async function setUp(changes: Parameters<typeof signedInWorld>[0] = {}) {
  const world = await signedInWorld(changes)
  return { world, requests: handlersOf(world) }
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
      () => requests['session.paste']({ ...unknown, text: 'a-code-that-could-be-one' }),
      () => requests['session.openIn']({ ...unknown, browser: 'one', keep: true }),
      () => requests['session.switchAccount'](unknown),
    ].map(async (ask) => codeOfFailing((async () => ask())()))
    expect(await Promise.all(failures)).toEqual(Array(7).fill('not_allowed'))
  })

  test('goes to the session that it names, and answers with nothing', async () => {
    const world = await openedWorld()
    const requests = handlersOf(world)
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

  test('to renew tells when nobody is signed in', async () => {
    const requests = handlersOf(await openedWorld())
    expect(await codeOfFailing(requests['session.renewNow']({ connection }))).toBe('signed_out')
  })

  test('to copy the link copies it while there is one', async () => {
    const world = await openedWorld()
    const requests = handlersOf(world)
    const copy = () => codeOfFailing(requests['session.copyLink']({ connection }))
    expect(await copy()).toBe('not_allowed')
    await world.session.signIn()
    expect(await copy()).toBe('none')
    expect(writeText.mock.calls).toEqual([[world.opened[0]]])
    await world.session.cancelSignIn()
    expect(await copy()).toBe('not_allowed')
  })

  test('to paste takes the answer, and says so of what is none', async () => {
    const world = await openedWorld()
    const requests = handlersOf(world)
    const paste = (text: string) => codeOfFailing(requests['session.paste']({ connection, text }))
    expect(await paste('a-code-that-could-be-one')).toBe('not_the_answer')
    const callback = await world.beginSignIn()
    expect(await paste('https://id.service.example/')).toBe('not_the_answer')
    expect(await paste(callback)).toBe('none')
    expect(world.state.phase).toBe('signed-in')
  })

  test('to open in another browser gives it the address that waits', async () => {
    const world = await openedWorld()
    const openIn = vi.fn<RequestDesktop['openIn']>(() => Promise.resolve())
    const requests = handlersOf(world, { openIn })
    const ask = () =>
      codeOfFailing(requests['session.openIn']({ connection, browser: 'one', keep: true }))
    expect(await ask()).toBe('not_allowed')
    world.browserMissing = true
    await world.session.signIn()
    const { state } = world
    expect(state).toMatchObject({ stage: 'waiting', browserFailed: true })
    expect(await ask()).toBe('none')
    expect(world.state).toMatchObject({ stage: 'waiting', browserFailed: false })
    const choice = { id: 'one', keep: true }
    expect(openIn.mock.calls).toEqual([
      [choice, state.phase === 'signing-in' && state.authorizationUrl],
    ])
    openIn.mockRejectedValue(new SignInError('browser_unavailable', 'user'))
    expect(await ask()).toBe('browser_unavailable')
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
  })

  test('to switch the account asks at once where the browser has nothing to sign out of', async () => {
    const world = await signedInWorld({ browserSignOut: undefined })
    const requests = handlersOf(world)
    expect(await requests['session.switchAccount']({ connection })).toBeNull()
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    expect(world.opened).toHaveLength(2)
  })

  test('to sign in or switch where the browser cannot come back to says so', async () => {
    const { world, requests } = await setUp({ browserSignOut: undefined })
    world.redirectTaken = true
    const ask = requests['session.switchAccount']({ connection })
    expect(await codeOfFailing(ask)).toBe('redirect_unavailable')
    const again = requests['session.signIn']({ connection })
    expect(await codeOfFailing(again)).toBe('redirect_unavailable')
    expect(world.state.phase).toBe('signed-out')
  })

  test.each([false, true])(
    'to switch the account signs out first, in the browser too; missing is %s',
    async (browserMissing) => {
      const world = await signedInWorld({ switchPrompt: 'login' })
      const order: unknown[] = []
      const pause = async (ms: number) => {
        order.push(ms, world.state.phase, new URL(world.opened.at(-1) ?? '').pathname)
      }
      const requests = handlersOf(world, { pause })
      world.browserMissing = browserMissing
      expect(await requests['session.switchAccount']({ connection })).toBeNull()
      expect(world.store.disk?.grant).toBeUndefined()
      expect(world.state).toMatchObject({ phase: 'signing-in', browserFailed: browserMissing })
      expect(order).toEqual(browserMissing ? [] : [3 * second, 'signed-out', '/logout/'])
      if (!browserMissing) expect(world.opened.at(-1)).toContain('prompt=login')
    },
  )

  test('about where a session is kept goes to what keeps it', async () => {
    const world = await signedInWorld()
    const asked: unknown[] = []
    const note = (what: string) => async (session: unknown) => {
      asked.push([what, session === world.session])
    }
    const requests = handlersOf(world, {
      keys: {
        tryAgain: note('again'),
        keepInFile: note('file'),
        useKeychain: note('keychain'),
      },
    })
    expect(await requests['session.reopen']({ connection })).toBeNull()
    expect(await requests['session.keepInFile']({ connection })).toBeNull()
    expect(await requests['session.useKeychain']({ connection })).toBeNull()
    expect(asked).toEqual(['again', 'file', 'keychain'].map((what) => [what, true]))
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
    expect(openAddress.mock.calls).toEqual([[accountSettings]])
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
