import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  jsonResponse,
  lifetimeOf,
  lifetimes,
  parseObject,
  readTokenAnswer,
} from '../../../main/session/token-answer.ts'

const read = async (body: unknown, init?: ResponseInit) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await readTokenAnswer(new Response(text, init))
  return { ...answer, body: parseObject(await answer.response.clone().text()) }
}

describe('a token answer', () => {
  test('gives up its ID token to be checked apart', async () => {
    const { idToken, body } = await read({ access_token: 'a', id_token: 'x.y.z' })
    expect(idToken?.reveal()).toBe('x.y.z')
    expect(body).not.toHaveProperty('id_token')
  })

  test.each([
    [600, 600],
    ['600', 600],
    [' 36000 ', 36_000],
    [1e12, 1e12],
    [0.5, 0.5],
    [0, undefined],
    [-1, undefined],
    ['0', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [{}, undefined],
    ['Infinity', undefined],
  ])('with a life of %j is read as %j seconds', async (expiresIn, seconds) => {
    const { body } = await read({ access_token: 'a', expires_in: expiresIn })
    expect(body?.['expires_in']).toBe(seconds)
  })

  test('without token type is a bearer token; with one it keeps it', async () => {
    expect((await read({ access_token: 'a' })).body?.['token_type']).toBe('Bearer')
    expect((await read({ token_type: null })).body?.['token_type']).toBe('Bearer')
    expect((await read({ token_type: 'mac' })).body?.['token_type']).toBe('mac')
  })

  test.each([[''], [null], [7], [{}], [['r']]])(
    'with the refresh token %j has none',
    async (token) => {
      const { refreshToken, body } = await read({ access_token: 'a', refresh_token: token })
      expect(refreshToken).toBeUndefined()
      expect(body).not.toHaveProperty('refresh_token')
    },
  )

  test.each([[['a', 'b']], [7], [null]])('with the scope %j tells none', async (scope) => {
    expect((await read({ access_token: 'a', scope })).body).not.toHaveProperty('scope')
  })

  test('shows its refresh token whatever else is wrong with it', async () => {
    const { refreshToken } = await read({
      access_token: 7,
      token_type: [],
      expires_in: {},
      id_token: {},
      refresh_token: 'r-2',
    })
    expect(refreshToken?.reveal()).toBe('r-2')
  })

  test('is read as JSON whatever content type it claims', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    const { response, body } = await read({ access_token: 'a' }, { headers })
    expect(body?.['access_token']).toBe('a')
    expect(response.headers.get('content-type')).toBe('application/json')
  })

  test.each(['<!doctype html>', '[]', '"text"', 'null', '7', '', '{"access_token":'])(
    'that is %j passes through as it came',
    async (text) => {
      const { response, idToken, refreshToken } = await read(text)
      expect([idToken, refreshToken]).toEqual([undefined, undefined])
      expect(await response.text()).toBe(text)
    },
  )

  test('other than 200 holds nothing to take', async () => {
    const { refreshToken, response } = await read({ refresh_token: 'r' }, { status: 400 })
    expect(refreshToken).toBeUndefined()
    expect(response.status).toBe(400)
  })

  test('never makes the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await readTokenAnswer(new Response(text))).toHaveProperty('response')
      }),
    )
  })
})

describe('the life to count with', () => {
  test.each([
    [600, 600_000],
    [36_000, 36_000_000],
    [1, lifetimes.shortest],
    [29.9, lifetimes.shortest],
    [1e12, lifetimes.longest],
    [undefined, lifetimes.assumed],
  ])('of %j seconds is %d ms', (seconds, ms) => {
    expect(lifetimeOf(seconds)).toBe(ms)
  })

  test('is within its bounds for any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (seconds) => {
        expect(lifetimeOf(seconds)).toBeGreaterThanOrEqual(30_000)
        expect(lifetimeOf(seconds)).toBeLessThanOrEqual(86_400_000)
      }),
    )
  })
})

test('an answer of our own making is JSON', async () => {
  const response = jsonResponse({ a: 1 })
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({ a: 1 })
})

test('only an object is an object', () => {
  expect(parseObject('{"a":[1]}')).toEqual({ a: [1] })
  expect(parseObject('{"__proto__":{"a":1}}')?.['a']).toBeUndefined()
  for (const text of ['[]', 'null', '1', '"a"', '', '{', 'undefined'])
    expect(parseObject(text)).toBeUndefined()
})
