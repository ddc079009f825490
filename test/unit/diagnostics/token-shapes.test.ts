import { describe, expect, test } from 'vitest'
import { withoutTokenShapes } from '../../../main/diagnostics/token-shapes.ts'

describe('text that looks like a secret is masked', () => {
  test.each([
    ['a JWT', 'got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!', 'got [token]!'],
    ['a header', 'authorization: Bearer short', 'authorization: Bearer [token]'],
    ['Basic credentials', 'Basic dXNlcjpwYXNz', 'Basic [token]'],
    ['a code', 'app.deckpass://callback?code=abc&x=1', 'app.deckpass://callback?code=[…]&x=1'],
    ['a state', '?state=abc', '?state=[…]'],
    ['a form', 'grant_type=refresh_token&refresh_token=abc', /refresh_token=\[…\]$/],
    ['an escaped form', 'x?next=%3Fcode%3Dabc', /code%3D\[…\]$/],
    ['a verifier', 'code_verifier=abc', 'code_verifier=[…]'],
    ['JSON', '{"refresh_token": "abc"}', '{"refresh_token":"[…]"}'],
    ['a code of 30 characters', 'bad code Vf3kQzXw81mPqLr7TnYb2DsHcJ0aGe', 'bad code [token]'],
    ['hex', '9f86d081884c7d659a2feaa0c55ad015', '[token]'],
    ['letters in both cases', 'kqXwPmLrTnYbDsHcJaGeVfZ', '[token]'],
    ['an e-mail address', 'of john@example.com', 'of [e-mail]'],
    ["a proxy's password", 'http://dj:vinyl@proxy:3128', 'http://[…]@proxy:3128'],
  ])('%s', (_what, text, masked) => {
    expect(withoutTokenShapes(text)).toMatch(masked)
    if (typeof masked === 'string') expect(withoutTokenShapes(text)).toBe(masked)
  })
})

test.each([
  'keychain_unavailable',
  'record-of-another-service-that-is-gone',
  'net::ERR_PROXY_CONNECTION_FAILED',
  'refused-by-service',
  '2026-06-01T12:00:00.000Z',
  'b5d4045c3f46',
  'code of an error, state of the art',
])('%s stays as it is', (text) => {
  expect(withoutTokenShapes(text)).toBe(text)
})
