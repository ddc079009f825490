import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NetworkError } from '../../../main/session/errors.ts'
import { createHttp, longestAnswer, longestWait } from '../../../main/session/http.ts'
import type { Fetch } from '../../../main/session/ports.ts'
import { settle } from '../../support/world/settle.ts'
import { day, second } from '../../support/world/units.ts'
import { VirtualClock } from '../../support/world/virtual-clock.ts'

const address = 'https://id.service.example/o/token/'
const post = { method: 'POST', headers: { accept: 'application/json' }, body: 'a=1' }

function setUp(fetch: Fetch) {
  const time = new VirtualClock()
  const http = createHttp({ fetch, clock: time.clock, timers: time.timers })
  return { time, http, send: () => http.fetch(address, post) }
}
const failingWith = (error: unknown) =>
  setUp(async () => {
    throw error
  }).send()

/** A body that never ends by itself; `pulled` counts what was taken of it. */
function endlessBody(chunk: number) {
  const taken = { bytes: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += chunk
      controller.enqueue(new Uint8Array(chunk))
    },
  })
  return { taken, body }
}

describe('a request', () => {
  test('follows no redirect, sends no cookie and leaves nothing in a cache', async () => {
    let seen: RequestInit = {}
    const { send } = setUp((_url, init) => {
      seen = init
      return Promise.resolve(new Response('{}'))
    })
    await send()
    const { signal, ...rest } = seen
    expect(rest).toEqual({
      ...post,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    })
    expect(signal).toBeInstanceOf(AbortSignal)
  })

  test.each([301, 302, 307, 308])('that is redirected by %d is sent once', async (status) => {
    let sent = 0
    const { send } = setUp(() => {
      sent++
      return Promise.resolve(new Response(null, { status, headers: { location: '//evil' } }))
    })
    expect((await send()).status).toBe(status)
    expect(sent).toBe(1)
  })

  test('that a browser redirected without a word counts as an answer of no service', async () => {
    const opaque = Object.create(Response.error(), {
      headers: { value: new Headers() },
      body: { value: null },
      status: { value: 0 },
    })
    const { send } = setUp(() => Promise.resolve(opaque))
    expect((await send()).status).toBe(502)
  })
})

describe('an answer', () => {
  test('comes whole, with its status and headers', async () => {
    const text = 'x'.repeat(100_000)
    const headers = { 'retry-after': '7' }
    const { send } = setUp(() => Promise.resolve(new Response(text, { status: 429, headers })))
    const answer = await send()
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await answer.text()).toBe(text)
  })

  test('may be empty', async () => {
    const { send } = setUp(() => Promise.resolve(new Response(null, { status: 204 })))
    expect(await (await send()).text()).toBe('')
  })

  test.each([200, 503])(
    'of %d that is too long is cut off and keeps its status',
    async (status) => {
      const { body, taken } = endlessBody(64 * 1024)
      let signal: AbortSignal | null | undefined
      const { send } = setUp((_url, init) => {
        signal = init.signal
        return Promise.resolve(new Response(body, { status, headers: { 'retry-after': '9' } }))
      })
      const answer = await send()
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '9'])
      expect(await answer.text()).toBe('answer too long')
      expect(taken.bytes).toBeLessThanOrEqual(longestAnswer + 3 * 64 * 1024)
      expect(signal?.aborted).toBe(true)
    },
  )

  test('of the greatest length is taken', async () => {
    const text = 'x'.repeat(longestAnswer)
    const { send } = setUp(() => Promise.resolve(new Response(text)))
    expect(await (await send()).text()).toHaveLength(longestAnswer)
  })
})

describe('time', () => {
  const hanging: Fetch = (_url, { signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    })

  test('runs out when no answer begins', async () => {
    const { time, send } = setUp(hanging)
    const outcome = send().catch((error: unknown) => error)
    await time.advance(longestWait - 1)
    expect(time.armed()).toEqual([1])
    await time.advance(1)
    expect(await outcome).toMatchObject({ code: 'timeout', unsent: false })
  })

  test('may be longer for one request', async () => {
    const { time, http } = setUp(hanging)
    const outcome = http.fetch(address, post, 2 * longestWait).catch((error: unknown) => error)
    await time.advance(2 * longestWait - 1)
    expect(time.armed()).toEqual([1])
    await time.advance(1)
    expect(await outcome).toMatchObject({ code: 'timeout' })
  })

  test('runs out when an answer does not end', async () => {
    const { time, send } = setUp((_url, { signal }) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new Uint8Array(10))
          signal?.addEventListener('abort', () => controller.error(new Error('aborted')))
        },
      })
      return Promise.resolve(new Response(body))
    })
    const outcome = send().catch((error: unknown) => error)
    await time.advance(longestWait)
    expect(await outcome).toMatchObject({ name: 'NetworkError', code: 'timeout' })
  })

  test('leaves no timer behind, whatever comes of a request', async () => {
    const good = setUp(() => Promise.resolve(new Response('{}')))
    await good.send()
    const bad = setUp(() => Promise.reject(new Error('net::ERR_FAILED')))
    await bad.send().catch(() => undefined)
    await settle()
    expect([good.time.armed(), bad.time.armed()]).toEqual([[], []])
  })
})

describe('a request that fails', () => {
  test.each([
    [new Error('net::ERR_INTERNET_DISCONNECTED'), 'offline', true],
    [new Error('net::ERR_CONNECTION_RESET'), 'offline', false],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'certificate', true],
    [new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'certificate', false],
    [Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'offline', true],
    [Object.assign(new Error(''), { code: 'ECONNRESET' }), 'offline', false],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      }),
      'certificate',
      true,
    ],
    ['a string', 'offline', false],
    [undefined, 'offline', false],
  ])('by %s is %s; certainly unsent: %s', async (cause, code, unsent) => {
    const error: unknown = await failingWith(cause).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ code, unsent })
  })

  test('tells the name of the failure and nothing that its message quotes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[A-Z0-9_]{12,40}$/), async (token) => {
        const causes = [`cannot POST refresh_token=${token}`, token, `ECERT ${token}`]
        for (const message of causes) {
          const error: unknown = await failingWith(new Error(message)).catch((e: unknown) => e)
          expect(error).toMatchObject({ message: 'offline', cause: '' })
        }
      }),
      { numRuns: 20 },
    )
  })

  test('ends its look for a name in causes that turn in a circle', async () => {
    const error = new Error('one')
    error.cause = new Error('other', { cause: error })
    await expect(failingWith(error)).rejects.toMatchObject({ code: 'offline' })
  })
})

describe("the service's clock", () => {
  const dated = (date: string) =>
    setUp(() => Promise.resolve(new Response('{}', { headers: { date } })))

  test.each([0, day, -day, 90 * second])('is seen to be %d ms ahead', async (ahead) => {
    const { time, http, send } = dated(new Date(Date.UTC(2026, 5, 1, 12) + ahead).toUTCString())
    expect(http.serverAhead()).toBe(0)
    await send()
    expect(Math.abs(http.serverAhead() - ahead)).toBeLessThanOrEqual(second)
    expect(time.armed()).toEqual([])
  })

  test('is not learned of an answer that does not tell it', async () => {
    const { http, send } = dated('some day')
    await send()
    expect(http.serverAhead()).toBe(0)
  })

  test('is seen right when the clock here is set during the request', async () => {
    const time = new VirtualClock()
    const fetch: Fetch = async () => {
      const headers = { date: new Date(time.truth()).toUTCString() }
      time.jump(day)
      return new Response('{}', { headers })
    }
    const http = createHttp({ fetch, clock: time.clock, timers: time.timers })
    await http.fetch(address, post)
    expect(Math.abs(http.serverAhead() + day)).toBeLessThanOrEqual(second)
  })
})
