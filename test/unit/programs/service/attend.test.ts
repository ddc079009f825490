import { createConnection } from 'node:net'
import { expect, test, vi } from 'vitest'
import { closed, codeOf, serving } from '../surroundings.ts'

test.each([
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['referer', 'https://evil.example/'],
  ['sec-fetch-mode', 'no-cors'],
  ['sec-fetch-site', 'cross-site'],
])('a request as a browser sends it is refused: %s %s', async (name, value) => {
  const there = await serving()
  const { headers, key } = await there.letIn()
  const own = { ...headers, [name]: value }
  for (const [method, path] of [
    ['GET', '/v1/token'],
    ['OPTIONS', '/v1/token'],
    ['POST', '/v1/pair'],
    ['GET', '/'],
  ] as const) {
    const given = await there.call(method, path, { headers: own })
    expect([given.status, codeOf(given)]).toEqual([403, 'not_allowed'])
    expect(given.headers['access-control-allow-origin']).toBeUndefined()
    expect(JSON.stringify(given.body)).not.toContain(key)
  }
  expect(there.onQuestion).toHaveBeenCalledTimes(1)
})

test.each([
  ['GET', '/', 404, 'not_found'],
  ['GET', '/v2/token', 404, 'not_found'],
  ['GET', '/v1/token/', 404, 'not_found'],
  ['GET', '//v1/token', 404, 'not_found'],
  ['GET', 'http://localhost/v1/token', 404, 'not_found'],
  ['GET', '/v1/pair/../token', 404, 'not_found'],
  ['POST', '/v1/token', 405, 'method_not_allowed'],
  ['HEAD', '/v1/status', 405, ''],
  ['OPTIONS', '/v1/token', 405, 'method_not_allowed'],
  ['GET', '/v1/renew', 405, 'method_not_allowed'],
  ['GET', '/v1/pair', 405, 'method_not_allowed'],
])('%s %s leads nowhere', async (method, path, status, code) => {
  const there = await serving()
  const given = await there.call(method, path)
  expect(given.status).toBe(status)
  if (code !== '') expect(codeOf(given)).toBe(code)
})

const another = `dpk_${'A'.repeat(43)}`

test.each([
  {},
  { authorization: '' },
  { authorization: 'Bearer' },
  { authorization: `Bearer ${another}` },
  { authorization: `Basic ${another}` },
  { authorization: another },
])('no key, or none that is known, is told nothing: %o', async (headers) => {
  const there = await serving()
  const known = await there.letIn()
  for (const path of ['/v1/token', '/v1/status', '/v1/events', '/v1/token?connection=none']) {
    const given = await there.call('GET', path, { headers })
    expect([given.status, codeOf(given)]).toEqual([401, 'unknown_key'])
    expect(given.headers['www-authenticate']).toBe('Bearer')
    expect(given.headers.connection).toBe('close')
  }
  expect(codeOf(await there.call('GET', `/v1/token?key=${known.key}`))).toBe('unknown_key')
})

test('a body of 10 MB is refused unread, announced or not', async () => {
  const there = await serving()
  const megabytes = 10_000_000
  const heads = [
    `Content-Length: ${megabytes}`,
    `Content-Length: ${megabytes}\r\nExpect: 100-continue`,
    'Transfer-Encoding: chunked',
  ]
  for (const head of heads) {
    const socket = createConnection(there.socket)
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => void (text += part))
    socket.on('error', () => undefined)
    socket.write(`POST /v1/pair HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`)
    const part = 'x'.repeat(60_000)
    const block = head.startsWith('T') ? `${part.length.toString(16)}\r\n${part}\r\n` : part
    let sent = 0
    const feed = () => {
      while (!socket.destroyed && sent < megabytes) {
        sent += block.length
        if (!socket.write(block)) return void socket.once('drain', feed)
      }
    }
    feed()
    await closed(socket)
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toContain('"code":"too_large"')
    expect(sent).toBeLessThan(2_000_000)
  }
  expect(there.programs.view().question).toBeUndefined()
  expect((await there.pair()).status).toBe(202)
})

test('a caller who goes away in the middle leaves the others alone', async () => {
  const there = await serving()
  const { headers, key } = await there.letIn()
  for (let each = 0; each < 5; each++) {
    const socket = createConnection(there.socket)
    socket.write(`GET /v1/token HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`)
    socket.resume().destroy()
  }
  expect((await there.call('GET', '/v1/token', { headers })).status).toBe(200)
})

test('what fails inside is told as unexpected, without its text', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  vi.spyOn(there.world.session, 'accessToken').mockRejectedValue(new Error('/home/dj/secret'))
  const given = await there.call('GET', '/v1/token', { headers })
  expect([given.status, codeOf(given)]).toEqual([500, 'unexpected'])
  expect(JSON.stringify(given.body)).not.toContain('secret')
  expect(there.programs.audit()[0]).toMatchObject({ answer: 'unexpected', connection: 'example' })
})
