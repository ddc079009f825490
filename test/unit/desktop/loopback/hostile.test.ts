import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { get, listener, send, statusOf, visit } from './visit.ts'

const good = 'code=1&state=right'

/** A listener that must still work after what the test does to it, and must not be asked before. */
async function survivor() {
  const one = await listener((address) => address.endsWith(`?${good}`))
  return {
    ...one,
    async isUnharmed() {
      expect(one.asked).toEqual([])
      expect((await visit(one, `/callback?${good}`)).status).toBe(303)
    },
  }
}

const text = fc.string({ maxLength: 60 })
const host = fc.oneof(
  fc.constantFrom('127.0.0.1', 'localhost', 'evil.example', '127.0.0.1:1', '[::1]', ''),
  fc.domain(),
  text.map((each) => each.replace(/[\r\n]/g, '')),
)
const method = fc.constantFrom(
  'POST',
  'PUT',
  'HEAD',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'PRI',
  'gEt',
  'X',
)

describe('a hostile visitor', () => {
  it('with the right address and the wrong host is not believed', async () => {
    const one = await survivor()
    await fc.assert(
      fc.asyncProperty(host, async (name) => {
        fc.pre(name.trim() !== one.host)
        const status = statusOf(await send(one, get(`/callback?${good}`, name)))
        expect([400, 404]).toContain(status)
      }),
      { numRuns: 60 },
    )
    await one.isUnharmed()
  })

  it('with another method or path changes nothing', async () => {
    const one = await survivor()
    const path = fc.oneof(
      fc.webPath(),
      text.map((each) => `/${encodeURIComponent(each)}`),
    )
    await fc.assert(
      fc.asyncProperty(method, path, async (verb, elsewhere) => {
        fc.pre(elsewhere.split('?')[0] !== '/callback')
        const wrongMethod = get(`/callback?${good}`, one.host).replace(/^GET/, verb)
        const wrongPath = get(`${elsewhere || '/'}?${good}`, one.host)
        const statuses = [await send(one, wrongMethod), await send(one, wrongPath)].map(statusOf)
        for (const status of statuses) expect([400, 404, 0]).toContain(status)
      }),
      { numRuns: 60 },
    )
    await one.isUnharmed()
  })

  it('that sends no HTTP is cut off', async () => {
    const one = await survivor()
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 400 }),
      text.map((each) =>
        new TextEncoder().encode(`GET /callback?${each} HTTP/1.1\r\nHost ${each}\r\n\r\n`),
      ),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (sent) => {
        const answer = await send(one, Buffer.concat([sent, Buffer.from('\r\n\r\n')]))
        expect([400, 404, 0]).toContain(statusOf(answer))
      }),
      { numRuns: 60 },
    )
    await one.isUnharmed()
  })

  it.each([
    ['a header of 64 KiB', `X: ${'x'.repeat(64 * 1024)}\r\n`, 431],
    ['a body without end', 'Transfer-Encoding: chunked\r\n', 404],
    ['a body that never comes', 'Content-Length: 1000000\r\n', 404],
    ['two hosts', 'Host: evil.example\r\n', 400],
  ])('with %s gets no further', async (_name, header, status) => {
    const one = await survivor()
    const request = get('/callback?code=1&state=wrong', one.host).replace(
      'User-Agent',
      `${header}User-Agent`,
    )
    const answered = statusOf(await send(one, request))
    expect([status, 404]).toContain(answered)
    one.asked.length = 0
    await one.isUnharmed()
  })

  it('who says nothing or says it slowly is sent away, and keeps nobody out', async () => {
    const one = await survivor()
    const start = performance.now()
    const silent = [
      send(one, ''),
      send(one, 'GET /callback?'),
      send(one, 'GET / HTTP/1.1\r\nA: b\r\n'),
    ]
    await one.isUnharmed()
    expect(await Promise.all(silent)).toEqual(['', '', ''])
    expect(performance.now() - start).toBeLessThan(8_000)
  }, 15_000)

  it('who holds on to many connections keeps nobody out', async () => {
    const one = await survivor()
    const silent = Array.from({ length: 200 }, () => send(one, 'GET /callback?'))
    await one.isUnharmed()
    one.close()
    expect((await visit(one, '/done')).status).toBe(200)
    await Promise.all(silent)
  })

  it('who comes in a crowd of guesses wins nothing', async () => {
    const one = await listener((address) => address.endsWith(`?${good}`))
    const guesses = Array.from({ length: 300 }, (_each, number) =>
      visit(one, `/callback?code=1&state=${number}`),
    )
    const statuses = new Set((await Promise.all(guesses)).map(({ status }) => status))
    // The rest was not let in: that many connections at a time are none of a browser's.
    for (const status of statuses) expect([404, 0]).toContain(status)
    expect((await visit(one, `/callback?${good}`)).status).toBe(303)
  })
})
