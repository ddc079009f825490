import { request, type IncomingMessage } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { mostStreams } from '../../../../main/programs/service/events.ts'
import { minute, second } from '../../../support/world.ts'
import { codeOf, serving } from '../surroundings.ts'

/** Listens for the time of the test. */
async function listen(socketPath: string, headers: Record<string, string>) {
  const heard = { text: '', ended: false }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ socketPath, path: '/v1/events', headers, agent: false }, resolve)
    sent.once('error', reject).end()
    onTestFinished(() => void sent.destroy())
  })
  response.setEncoding('utf8').on('data', (part: string) => void (heard.text += part))
  response.on('error', () => undefined).once('close', () => void (heard.ended = true))
  return { heard, response }
}

test('tell what is, then each change, and no value', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  const { heard, response } = await listen(there.socket, headers)
  expect(response.headers['content-type']).toBe('text/event-stream')
  const token = (at: number) =>
    `event: token\ndata: {"connection":"example","expires_at":"${new Date(at).toISOString()}"}\n\n`
  const phase = (name: string) =>
    `event: phase\ndata: {"connection":"example","phase":"${name}"}\n\n`
  const first = phase('signed-in') + token(there.world.time.truth() + 10 * minute)
  await expect.poll(() => heard.text).toBe(first)
  await there.world.session.renewNow()
  await there.world.time.advance(second)
  await there.world.session.renewNow()
  const second_ = token(there.world.time.truth() + 10 * minute)
  await expect.poll(() => heard.text).toBe(first + second_)
  await there.world.session.signOut({ browserToo: false })
  await expect.poll(() => heard.text).toBe(first + second_ + phase('signed-out'))
  expect(there.world.leaksIn(heard.text)).toEqual([])
})

test('give a sign of life every 30 s, as long as somebody listens', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  const signs = () => there.world.time.armed().filter((ms) => ms > 20 * second && ms <= 30 * second)
  expect(signs()).toEqual([])
  const { heard, response } = await listen(there.socket, headers)
  await expect.poll(() => heard.text).toContain('token')
  await there.world.time.advance(29 * second)
  expect(heard.text).not.toContain(':\n\n')
  await there.world.time.advance(61 * second)
  await expect.poll(() => heard.text.split('\n\n').filter((part) => part === ':').length).toBe(3)
  expect(signs()).toHaveLength(1)
  response.destroy()
  await expect.poll(signs).toEqual([])
})

test('are ended by a withdrawal, and for that program alone', async () => {
  const there = await serving()
  const one = await there.letIn('One')
  const two = await there.letIn('Two')
  const [first, second] = [
    await listen(there.socket, one.headers),
    await listen(there.socket, two.headers),
  ]
  await there.programs.withdraw(one.id)
  await expect.poll(() => first.heard.ended).toBe(true)
  expect(second.heard.ended).toBe(false)
  await there.programs.serve(false)
  await expect.poll(() => second.heard.ended).toBe(true)
})

test('are told in so many streams a program at most', async () => {
  const there = await serving()
  const one = await there.letIn('One')
  const two = await there.letIn('Two')
  const streams = []
  for (let each = 0; each < mostStreams; each++)
    streams.push(await listen(there.socket, one.headers))
  const refused = await there.call('GET', '/v1/events', { headers: one.headers })
  expect([refused.status, codeOf(refused)]).toEqual([429, 'busy'])
  await listen(there.socket, two.headers)
  streams[0]?.response.destroy()
  await expect
    .poll(
      async () =>
        (await listen(there.socket, one.headers).catch(() => undefined))?.response.statusCode,
    )
    .toBe(200)
})
