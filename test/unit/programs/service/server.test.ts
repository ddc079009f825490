import { Agent, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { createTokenServer, mostConnections } from '../../../../main/programs/service/server.ts'
import { close, listen } from '../../../../main/broker/sockets.ts'
import { join } from 'node:path'
import { ask, closed, codeOf, serving, temporaryFolder } from '../surroundings.ts'

/** Connects for the time of the test, and counts as gone when the other side has ended it. */
function idle(path: string): Socket {
  const socket = connect(path).on('error', () => undefined)
  socket.resume()
  onTestFinished(() => void socket.destroy())
  return socket
}

test('1,000 idle connections keep no paired program out, with or without a connection', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const kept = () => there.call('GET', '/v1/token', { headers, agent })
  expect((await kept()).status).toBe(200)
  const sockets: Socket[] = []
  for (let each = 0; each < 1_000; each++) {
    const socket = idle(there.socket)
    await once(socket, 'connect')
    sockets.push(socket)
  }
  expect((await there.call('GET', '/v1/token', { headers })).status).toBe(200)
  expect((await kept()).status).toBe(200)
  await expect
    .poll(() => sockets.filter((socket) => !socket.closed).length)
    .toBeLessThanOrEqual(mostConnections)
})

test('who waits for the user’s answer does not make way for those who ask nothing', async () => {
  const there = await serving()
  const { body } = await there.pair()
  const request = String(Object(body).request)
  const waiting = there.call('GET', `/v1/pair/${request}?wait=25`)
  for (let each = 0; each < 200; each++) await once(idle(there.socket), 'connect')
  const id = there.programs.view().question?.id ?? ''
  await there.programs.answer(id, { allow: false, connections: [] })
  expect((await waiting).body).toEqual({ state: 'refused' })
})

test('a program that holds all connections makes way for another that comes', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 100 })
  onTestFinished(() => agent.destroy())
  const all = Array.from({ length: mostConnections }, () =>
    there.call('GET', '/v1/status', { headers, agent }),
  )
  expect((await Promise.all(all)).every(({ status }) => status === 200)).toBe(true)
  expect((await there.call('GET', '/v1/status', { headers })).status).toBe(200)
})

async function bareServer(limit: number) {
  const path = join(await temporaryFolder(), 'bare.sock')
  const { server, hangUp } = createTokenServer((request: IncomingMessage, response) => {
    request.resume().once('end', () => response.end('{}'))
  }, limit)
  await listen(server, path)
  onTestFinished(async () => {
    const closed = close(server)
    hangUp()
    await closed
  })
  return path
}

test('one who shows no key in time is sent away, however busily it sends', async () => {
  const path = await bareServer(150)
  const silent = idle(path)
  const slow = idle(path)
  await once(slow, 'connect')
  const began = performance.now()
  slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
  const timer = setInterval(() => slow.write('X-More: 1\r\n'), 20)
  onTestFinished(() => clearInterval(timer))
  await Promise.all([silent, slow].map(closed))
  expect(performance.now() - began).toBeGreaterThan(120)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('what is no HTTP, or has too long headers, is an invalid request', async () => {
  const path = await bareServer(5_000)
  const socket = connect(path)
  let text = ''
  socket.setEncoding('utf8').on('data', (part: string) => void (text += part))
  socket.write('tell me a token\r\n\r\n')
  await closed(socket)
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).toContain('"code":"invalid_request"')
  const given = await ask(path, { headers: { 'x-long': 'x'.repeat(10_000) } })
  expect([given.status, codeOf(given)]).toEqual([400, 'invalid_request'])
})
