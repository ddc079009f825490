import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import { answerRequests, type Handlers } from '../../../main/desktop/ipc.ts'
import { codeOf } from '../../../main/desktop/requests.ts'
import { NetworkError } from '../../../main/session/errors.ts'
import type { RequestName, Requests } from '../../../preload/contract.ts'
import { ipcMain } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

type Arguments = { readonly [Name in RequestName]: readonly Requests[Name]['argument'][] }
const connection = 'example'
const only = [{ connection }, { connection: '' }, { connection: 'x'.repeat(48) }]

/** What each request of the contract may look like: the compiler sees to it that none is left out. */
const good: Arguments = {
  'session.signIn': only,
  'session.cancelSignIn': only,
  'session.openAgain': only,
  'session.copyLink': only,
  'session.paste': ['', 'a', 'x'.repeat(1_000_000)].map((text) => ({ connection, text })),
  'session.openIn': [
    { connection, browser: 'firefox.desktop', keep: true },
    { connection, browser: 'x'.repeat(512), keep: false },
  ],
  'session.switchAccount': only,
  'browsers.list': [null],
  'linkHandler.repair': [null],
  'session.reopen': only,
  'session.renewNow': only,
  'session.accountSettings': only,
  'session.signOut': [true, false].map((browserToo) => ({ connection, browserToo })),
  'token.get': [
    { connection },
    ...[0, 60, 0.5, 86_400].map((minValiditySeconds) => ({ connection, minValiditySeconds })),
  ],
  'session.keepInFile': only,
  'session.useKeychain': only,
  'settings.change': [
    {},
    { theme: 'light', stageMode: true, keepInTray: false, notifications: false, openAtLogin: true },
    { browser: 'x'.repeat(512) },
    { browser: null },
  ],
  'gigCheck.look': [null],
  'clipboard.write': ['', 'x'.repeat(4_096)].map((text) => ({ text })),
  'network.changed': [null],
  'app.remove': [null],
  'connections.add': [
    { service: 'fuuffy' },
    { service: 'fuuffy', credentials: { clientId: 'a', clientSecret: 'b' } },
  ],
  'connections.enter': [{ connection, clientId: '', clientSecret: 'x'.repeat(1_024) }],
  'connections.rename': [{ connection, name: 'Parcels' }],
  'connections.makeMain': only,
  'connections.remove': only,
  'services.addFromFile': [null],
  'programs.serve': [{ on: true }, { on: false }],
  'programs.answer': [
    { question: 'q', allow: false, connections: [] },
    { question: 'x'.repeat(64), allow: true, connections: [connection, 'x'.repeat(48)] },
  ],
  'programs.allowCommands': [{ connections: [connection] }],
  'programs.withdraw': [{ program: 'commands' }],
  'programs.audit': [null],
  'report.make': [{ withAccount: true }, { withAccount: false }],
  'report.copy': [null],
  'report.save': [null],
}
const names = Object.keys(good)

const bad: Readonly<Record<string, readonly unknown[]>> = {
  'connections.add': [
    {},
    { service: 7 },
    { service: 'fuuffy', credentials: {} },
    { service: 'fuuffy', credentials: { clientId: 'a' } },
    { service: 'fuuffy', credentials: { clientId: 'a', clientSecret: 'b', more: 1 } },
  ],
  'connections.enter': [
    { connection },
    { connection, clientId: 'a', clientSecret: 'x'.repeat(1_025) },
    { connection, clientId: 'a', clientSecret: 'b', more: 1 },
  ],
  'connections.rename': [
    { connection },
    { connection, name: '' },
    { connection, name: ' ' },
    { connection, name: 'x'.repeat(41) },
    { connection, name: 7 },
  ],
  'session.paste': [
    { connection },
    { connection, text: 7 },
    { connection, text: 'x'.repeat(1_000_001) },
    { connection, text: 'a', more: 1 },
  ],
  'session.openIn': [
    { connection, browser: 'a' },
    { connection, browser: 'a', keep: 'yes' },
    { connection, browser: ['a'], keep: true },
    { connection, browser: 'x'.repeat(513), keep: true },
    { connection, keep: true },
  ],
  'browsers.list': [undefined, {}, false],
  'linkHandler.repair': [undefined, { command: 'rm' }],
  'session.signOut': [{ connection, browserToo: 1 }],
  'token.get': [
    ...[-1, 86_401, NaN, Infinity, '60', null, undefined].map((minValiditySeconds) => ({
      connection,
      minValiditySeconds,
    })),
    { connection, forceNew: true },
  ],
  'settings.change': [
    { theme: 'pink' },
    { stageMode: 1 },
    { openAtLogin: undefined },
    { browser: 'x'.repeat(513) },
    { keysInFiles: [] },
    null,
  ],
  'gigCheck.look': [undefined, {}],
  'clipboard.write': [{ text: 'x'.repeat(4_097) }, { text: 7 }, {}],
  'network.changed': [undefined, {}],
  'services.addFromFile': [undefined, {}, { path: '/etc/passwd' }],
  'app.remove': [undefined, {}, { really: true }],
  'programs.serve': [{}, { on: 'true' }, { on: true, port: 80 }],
  'programs.answer': [
    { question: 'q', allow: 1, connections: [] },
    { question: 'q', allow: true },
    { question: 'q', allow: true, connections: [connection, connection] },
    { question: 'q', allow: true, connections: Array.from({ length: 33 }, String) },
    { question: 'x'.repeat(65), allow: true, connections: [] },
  ],
  'programs.allowCommands': [{}, { connections: connection }, { connections: [7] }],
  'programs.withdraw': [{}, { program: 7 }, { program: 'x'.repeat(65) }],
  'programs.audit': [undefined, {}],
  'report.make': [{}, { withAccount: 1 }, { withAccount: true, path: '/etc/passwd' }],
  'report.copy': [undefined, { text: 'mine' }],
  'report.save': [undefined, { path: '/etc/passwd' }],
}
const badForAll = [7, 'text', [], [connection], { connection: 7 }, { connection: 'x'.repeat(49) }]

/** The window's page, with handlers that note what came through to them. */
function setUp(fail?: unknown) {
  const came: [string, unknown][] = []
  const take = (name: RequestName) => async (argument: unknown) => {
    came.push([name, argument])
    if (fail !== undefined) throw fail
    return null
  }
  const handlers: Handlers = {
    'session.signIn': take('session.signIn'),
    'session.cancelSignIn': take('session.cancelSignIn'),
    'session.openAgain': take('session.openAgain'),
    'session.copyLink': take('session.copyLink'),
    'session.paste': take('session.paste'),
    'session.openIn': take('session.openIn'),
    'session.switchAccount': take('session.switchAccount'),
    'browsers.list': async (argument) => (await take('browsers.list')(argument)) ?? [],
    'linkHandler.repair': async (argument) =>
      (await take('linkHandler.repair')(argument)) ?? { state: 'ours' },
    'session.reopen': take('session.reopen'),
    'session.renewNow': take('session.renewNow'),
    'session.accountSettings': take('session.accountSettings'),
    'session.signOut': take('session.signOut'),
    'token.get': async (argument) =>
      (await take('token.get')(argument)) ?? { accessToken: 'a', expiresAt: 1, scope: '' },
    'session.keepInFile': take('session.keepInFile'),
    'session.useKeychain': take('session.useKeychain'),
    'settings.change': take('settings.change'),
    'gigCheck.look': take('gigCheck.look'),
    'clipboard.write': take('clipboard.write'),
    'network.changed': take('network.changed'),
    'app.remove': take('app.remove'),
    'connections.add': async (argument) =>
      (await take('connections.add')(argument)) ?? { connection },
    'connections.enter': take('connections.enter'),
    'connections.rename': take('connections.rename'),
    'connections.makeMain': take('connections.makeMain'),
    'connections.remove': take('connections.remove'),
    'services.addFromFile': async (argument) =>
      (await take('services.addFromFile')(argument)) ?? { is: 'cancelled' },
    'programs.serve': take('programs.serve'),
    'programs.answer': take('programs.answer'),
    'programs.allowCommands': take('programs.allowCommands'),
    'programs.withdraw': take('programs.withdraw'),
    'programs.audit': async (argument) => (await take('programs.audit')(argument)) ?? [],
    'report.make': async (argument) => (await take('report.make')(argument)) ?? { text: '' },
    'report.copy': take('report.copy'),
    'report.save': async (argument) => (await take('report.save')(argument)) ?? { is: 'cancelled' },
  }
  const mainFrame = { url: pageAddress }
  const sent: unknown[][] = []
  const webContents = { mainFrame, send: (...message: unknown[]) => void sent.push(message) }
  const opened = { current: Object.assign(Object.create(null), { webContents }) }
  const window = { current: () => opened.current }
  answerRequests(window, handlers, codeOf)
  const ours = { sender: webContents, senderFrame: mainFrame }
  const ask = async (name: string, argument: unknown, event: object = ours) =>
    ipcMain.handle.mock.calls.find(([channel]) => channel === name)?.[1](event, argument)
  return { ask, came, ours, opened, sent, window, webContents }
}

beforeEach(() => {
  ipcMain.handle.mockClear()
  ipcMain.on.mockClear()
})

describe('requests', () => {
  test('are all answered that the contract names, each once, and no other', () => {
    setUp()
    const registered = ipcMain.handle.mock.calls.map(([channel]) => channel)
    expect(registered.toSorted()).toEqual(names.toSorted())
  })

  test.each(Object.entries(good))('%s comes through as it was sent', async (name, those) => {
    const { ask, came } = setUp()
    for (const argument of those) expect(await ask(name, argument)).toMatchObject({ ok: true })
    expect(came).toEqual(those.map((argument) => [name, argument]))
  })

  test.each(names)('%s does not come through in another shape', async (name) => {
    const { ask, came } = setUp()
    for (const argument of [...badForAll, ...(bad[name] ?? [{}, null, { connection, more: 1 }])])
      expect(await ask(name, argument)).toEqual({ ok: false, code: 'invalid_request' })
    expect(came).toEqual([])
  })

  test('that are anything at all are answered, and never by an error', async () => {
    const { ask } = setUp()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.anything(), async (name, argument) => {
        expect(await ask(name, argument)).toHaveProperty('ok')
      }),
    )
  })

  test('that fail are answered by a code and by nothing else', async () => {
    for (const [fail, code] of [
      [new NetworkError('timeout'), 'timeout'],
      [new Error('a fault that quotes a token'), 'unexpected'],
    ] as const) {
      const { ask } = setUp(fail)
      expect(await ask('browsers.list', null)).toEqual({ ok: false, code })
      ipcMain.handle.mockClear()
    }
  })

  test('of anybody but the page in our window are not allowed', async () => {
    const { ask, came, ours, opened } = setUp()
    const strangers = [
      { ...ours, sender: {} },
      { ...ours, senderFrame: null },
      { ...ours, senderFrame: { url: pageAddress } },
    ]
    const notAllowed = { ok: false, code: 'not_allowed' }
    for (const event of strangers)
      for (const name of names) expect(await ask(name, { connection }, event)).toEqual(notAllowed)
    ours.senderFrame.url = 'https://evil.example/'
    expect(await ask('session.signIn', { connection })).toEqual(notAllowed)
    ours.senderFrame.url = pageAddress
    opened.current = undefined
    expect(await ask('session.signIn', { connection })).toEqual(notAllowed)
    expect(came).toEqual([])
  })
})
