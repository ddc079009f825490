import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serviceCall } from '../../../main/command-line/service-call.ts'
import { temporaryFolder } from '../broker/surroundings.ts'
import { run } from './surroundings.ts'

const asked = { status: 202, json: { request: 'r-1', code: '123 456', expires_in: 120 } }
const state = (state: string, more: object = {}) => ({ status: 200, json: { state, ...more } })
const trouble = (status: number, code: string) => ({
  status,
  json: { error: { code, message: '' } },
})

describe('pair', () => {
  test('shows the code, waits, and prints the key alone', async () => {
    const service = [asked, state('waiting'), state('allowed', { key: 'k'.repeat(43) })]
    const told = await run(['pair', 'My tagger'], { service })
    expect(told).toMatchObject({ exitCode: 0, out: `${'k'.repeat(43)}\n`, asked: [] })
    expect(told.err).toBe(
      'Deckpass asks whether to let "My tagger" in. Its code must be: 123 456\n',
    )
    const look = ['GET', '/v1/pair/r-1?wait=25']
    expect(told.called).toEqual([['POST', '/v1/pair', { name: 'My tagger' }], look, look])
  })

  test.each([
    ['a no', [asked, state('refused')], 5],
    ['nobody', [asked, state('expired')], 5],
    ['another question', [trouble(429, 'busy')], 1],
    ['a bad name', [trouble(400, 'invalid_request')], 2],
    ['something else', [trouble(500, 'unexpected')], 1],
    ['a page', [{ status: 200, json: undefined }], 1],
    ['a key with a line in it', [asked, state('allowed', { key: 'a\nb' })], 1],
    ['an id with a path in it', [{ status: 202, json: { request: '../token', code: '1' } }], 1],
  ])('%s is no key', async (_, service, exitCode) => {
    const told = await run(['pair', 'x'], { service })
    expect(told).toMatchObject({ exitCode, out: '' })
    expect(told.err).toMatch(/\.\n$/)
  })
})

describe('the local token service', () => {
  async function listen(listener: RequestListener) {
    const folder = await temporaryFolder()
    const server = createServer(listener)
    await new Promise<void>((resolve) => void server.listen(join(folder, 'tokens.sock'), resolve))
    onTestFinished(() => void server.close())
    return serviceCall({ folder })
  }

  test('is asked over its socket', async () => {
    const call = await listen((request, response) => {
      void text(request).then((body) => {
        response.statusCode = 202
        response.end(JSON.stringify([request.method, request.url, body]))
      })
    })
    const answer = await call('POST', '/v1/pair', { name: 'Zoë' })
    expect(answer).toEqual({ status: 202, json: ['POST', '/v1/pair', '{"name":"Zoë"}'] })
    expect(await call('GET', '/v1/pair/x')).toMatchObject({ json: ['GET', '/v1/pair/x', ''] })
  })

  test('may answer what is no JSON', async () => {
    const call = await listen((_request, response) => void response.end('<html>'))
    expect(await call('GET', '/')).toEqual({ status: 200, json: undefined })
  })

  test('that is off is told with what to do', async () => {
    const call = serviceCall({ folder: await temporaryFolder() })
    await expect(call('POST', '/v1/pair', {})).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('switch it on'),
    })
  })
})
