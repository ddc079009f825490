import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as v from 'valibot'
import { projectDir } from '../../tools/places.mjs'
import { run } from '../../tools/run.mjs'
import { findRuntime } from '../../tools/runtime.mjs'
import { startServer } from './server.ts'

const probe = join(import.meta.dirname, 'probe')
const home = mkdtempSync(join(tmpdir(), 'deckpass-probe-'))
const runtime = await findRuntime({ projectDir })
const server = await startServer()

const part = v.record(v.string(), v.unknown())
const resultSchema = v.object({ identity: part, globals: part, requests: part, page: part })
let result: v.InferOutput<typeof resultSchema>

beforeAll(async () => {
  const { executable, switches, args } = runtime
  const origins = [`--probe-origin=${server.origin}`, `--probe-dead-origin=${server.deadOrigin}`]
  const app = [executable, ...switches, ...origins, ...args, probe]
  const wrapper = process.env['DISPLAY'] || process.platform !== 'linux' ? [] : ['xvfb-run', '-a']
  const [command = '', ...rest] = [...wrapper, ...app]
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
  const { stdout, stderr } = await run(command, rest, { env, timeout: 20_000 })
  const line = stdout.split('\n').find((each) => each.startsWith('RESULT '))
  if (line === undefined) throw new Error(`The probe said nothing: ${stdout}${stderr}`)
  result = v.parse(resultSchema, JSON.parse(line.slice('RESULT '.length)))
}, 25_000)

afterAll(() => {
  server.stop()
  rmSync(home, { recursive: true, force: true })
})

it('runs the app under its own name, as a development build', () => {
  expect(result.identity).toEqual({
    name: 'Probe of the runtime',
    version: '9.8.7',
    path: probe,
    packaged: false,
    defaultApp: true,
    last: probe,
  })
})

it('has the globals that ordinary code uses', () => {
  expect(result.globals).toEqual({
    isKey: true,
    uuid: 36,
    clone: 1,
    any: true,
    canParse: [true, false],
    error: 'AbortError',
    decoded: 'ünit',
  })
})

it('fetches', () => {
  const { text, empty, head, posted, file } = result.requests
  expect(text).toEqual({ status: 200, type: 'text/plain', body: 'plain' })
  expect(empty).toEqual({ status: 204, type: null, body: '' })
  expect(head).toEqual({ status: 200, type: 'text/plain', body: '' })
  expect(posted).toMatchObject({ body: 'POST text/x-probe yes söund' })
  expect(file).toMatchObject({ status: 200, body: expect.stringContaining('<title>Probe') })
})

it('sends cookies unless told not to', () => {
  const { cookieKept, cookieOmitted } = result.requests
  expect({ cookieKept, cookieOmitted }).toEqual({ cookieKept: 'kept=1', cookieOmitted: 'none' })
})

it('keeps what may be kept, and asks again where told to', () => {
  expect(result.requests['counted']).toEqual(['1', '1', '2'])
})

it('follows a redirect, and rejects where it may not', () => {
  const { followed, manual, forbidden } = result.requests
  expect(followed).toMatchObject({ status: 200, body: 'plain' })
  expect(manual).toMatchObject({ message: 'Redirect was cancelled' })
  expect(forbidden).toMatchObject({ message: expect.stringContaining("policy was 'error'") })
})

it("names Chromium's error", () => {
  expect(result.requests['refused']).toMatchObject({ message: 'net::ERR_CONNECTION_REFUSED' })
  expect(result.requests['unresolved']).toMatchObject({
    message: expect.stringMatching(/^net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED)$/),
  })
})

it('can be aborted before, while waiting and while reading', () => {
  const { abortedBefore, abortedWaiting, abortedReading } = result.requests
  expect(abortedBefore).toMatchObject({ name: 'AbortError' })
  expect(abortedWaiting).toMatchObject({ name: 'TimeoutError' })
  expect(abortedReading).toEqual({ status: 200, name: 'AbortError' })
  expect(server.closed).toEqual(expect.arrayContaining(['/silent', '/stalled']))
})

it('reads no more of an endless answer than it is asked for', () => {
  expect(result.requests['endless']).toBe(7)
  expect(server.closed).toContain('/endless')
})

it('serves a page from a handler, with a preload and its bridge', () => {
  expect(result.page).toEqual({
    title: 'module ran',
    origin: 'app://probe',
    echo: 'main says hello',
    missing: 404,
    posted: 'got from the page',
    navigation: 'https://example.com/away',
    handled: true,
  })
})
