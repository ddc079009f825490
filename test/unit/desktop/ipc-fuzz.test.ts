import { beforeEach, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import { answerRequests, type Handlers } from '../../../main/desktop/ipc.ts'
import { createRateLimit } from '../../../main/desktop/rate-limit.ts'
import { codeOf } from '../../../main/desktop/requests.ts'
import { hostileMessages } from '../../support/attacks/messages.ts'
import { ipcMain, resetElectron } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

function setUp(limit?: ReturnType<typeof createRateLimit>) {
  const came: string[] = []
  const handlers = new Proxy<Handlers>(Object.create(null), {
    get: (_target, name) => async () => {
      came.push(String(name))
      return null
    },
  })
  const mainFrame = { url: pageAddress }
  const webContents = { mainFrame }
  const current = () => Object.assign(Object.create(null), { webContents })
  answerRequests({ current }, handlers, codeOf, ...(limit ? [limit] : []))
  const registered = new Map(ipcMain.handle.mock.calls)
  const ask = async (channel: string, argument: unknown) =>
    registered.get(channel)?.({ sender: webContents, senderFrame: mainFrame }, argument)
  return { ask, came }
}

test('ten thousand hostile messages are each refused in kind, and none comes through', async () => {
  const { ask, came } = setUp({ take: () => true })
  for (const { channel, argument } of hostileMessages(10_000))
    expect(await ask(channel, argument)).toEqual({ ok: false, code: 'invalid_request' })
  expect(came).toEqual([])
})

test('cyclic, endless and other odd values are refused too', async () => {
  const { ask, came } = setUp({ take: () => true })
  const cyclic: Record<string, unknown> = { connection: 'a' }
  cyclic['text'] = cyclic
  const odd = [
    cyclic,
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        },
      },
    ),
    Object.defineProperty({}, 'connection', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    }),
    { connection: 'a', ['__proto__']: { polluted: true } },
    Symbol('x'),
    () => 'x',
    2n,
    new Map([['connection', 'a']]),
  ]
  for (const argument of odd)
    expect(await ask('session.paste', argument)).toEqual({ ok: false, code: 'invalid_request' })
  expect(came).toEqual([])
  expect(Object('polluted' in {})).toEqual(Object(false))
})

test('a flood is answered without being looked at once it is more than a hand can ask', async () => {
  let now = 0
  const { ask, came } = setUp(createRateLimit({ atOnce: 10, perSecond: 5 }, () => now))
  const flood = async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask('gigCheck.look', null)))
    return answers.filter((answer) => Object(answer).ok === true).length
  }
  expect(await flood()).toBe(10)
  now = 1_000
  expect(await flood()).toBe(5)
  expect(came).toHaveLength(15)
  expect(await ask('gigCheck.look', null)).toEqual({ ok: false, code: 'not_allowed' })
})
