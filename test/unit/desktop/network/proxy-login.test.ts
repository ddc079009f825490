import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { createProxyLogin, stoppedByProxy } from '../../../../main/desktop/network/proxy-login.ts'
import { Secret } from '../../../../main/session/secret.ts'
import { net } from '../../../support/fake-electron.ts'

vi.mock('electron', () => import('../../../support/fake-electron.ts'))

const own: Session = Object.create(null)
const account = {
  host: 'proxy.example',
  port: 3128,
  username: 'dj',
  password: new Secret('proxy password', 'vinyl'),
}
const proxy = { isProxy: true, host: 'proxy.example', port: 3128 }

function setUp({ known } = { known: true }) {
  const request = Object.assign(new EventEmitter(), { abort: vi.fn(() => {}), end: () => {} })
  net.request.mockReturnValueOnce(request)
  const find = vi.fn(async () => (known ? account : undefined))
  const passed = createProxyLogin(find)(own, 'https://id.example/o/token/?secret=1')
  const ask = (info: object) =>
    new Promise<unknown[]>((resolve) => {
      request.emit('login', info, (...given: unknown[]) => resolve(given))
    })
  return { ask, find, passed, request }
}

describe('logging in to a proxy', () => {
  test('gives it its account, and passes', async () => {
    const { ask, passed, request } = setUp()
    expect(await ask(proxy)).toEqual(['dj', 'vinyl'])
    request.emit('response', { statusCode: 404 })
    expect(await passed).toBe(true)
    expect(request.abort).toHaveBeenCalled()
    expect(net.request.mock.calls.at(-1)?.[0]).toMatchObject({
      url: 'https://id.example/',
      method: 'HEAD',
    })
  })

  test('gives a service nothing, and a proxy that asks again no more', async () => {
    const { ask, find, passed, request } = setUp()
    expect(await ask({ ...proxy, isProxy: false })).toEqual([])
    expect(find).not.toHaveBeenCalled()
    await ask(proxy)
    expect(await ask(proxy)).toEqual([])
    request.emit('response', { statusCode: 407 })
    expect(await passed).toBe(false)
  })

  test('is in vain without an account, or where nobody asks', async () => {
    const without = setUp({ known: false })
    expect(await without.ask(proxy)).toEqual([undefined, undefined])
    without.request.emit('error', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'))
    expect(await without.passed).toBe(false)
    const unasked = setUp()
    unasked.request.emit('response', { statusCode: 200 })
    expect(await unasked.passed).toBe(false)
  })
})

test.each([
  [new Response(null, { status: 407 }), true],
  [new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), true],
  [new Error('net::ERR_PROXY_AUTH_REQUESTED'), true],
  [new Error('net::ERR_PROXY_CONNECTION_FAILED'), false],
  [new Error('net::ERR_CONNECTION_RESET'), false],
  [new Response(null, { status: 401 }), false],
])('%s was stopped by a proxy: %s', (outcome, stopped) => {
  expect(stoppedByProxy(outcome)).toBe(stopped)
})
