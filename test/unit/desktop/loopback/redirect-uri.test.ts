import { describe, expect, it } from 'vitest'
import {
  isLoopbackRedirectUri,
  parseRedirectUri,
} from '../../../../main/desktop/loopback/redirect-uri.ts'

describe('a loopback redirect URI', () => {
  it.each([
    ['http://127.0.0.1/callback', '127.0.0.1', 0, 'http://127.0.0.1:4321/callback'],
    ['http://127.0.0.1', '127.0.0.1', 0, 'http://127.0.0.1:4321'],
    ['http://[::1]/a/b-c_d.e~f', '::1', 0, 'http://[::1]:4321/a/b-c_d.e~f'],
    ['http://127.0.0.1:8765/callback', '127.0.0.1', 8765, 'http://127.0.0.1:8765/callback'],
    ['http://[::1]:80/', '::1', 80, 'http://[::1]:80/'],
  ])('%s', (redirectUri, address, port, bound) => {
    expect(isLoopbackRedirectUri(redirectUri)).toBe(true)
    const parsed = parseRedirectUri(redirectUri)
    expect(parsed).toMatchObject({ address, port })
    expect(parsed.withPort(4321)).toBe(bound)
  })

  it.each([
    'app.deckpass://callback',
    'https://127.0.0.1/callback',
    'http://localhost/callback',
    'http://127.0.0.2/callback',
    'http://127.1/callback',
    'http://0.0.0.0/callback',
    'http://[::]/callback',
    'http://127.0.0.1.evil.example/callback',
    'http://user@127.0.0.1/callback',
    'http://127.0.0.1:0/callback',
    'http://127.0.0.1:65536/callback',
    'http://127.0.0.1:080/callback',
    'http://127.0.0.1/callback?x=1',
    'http://127.0.0.1/callback#x',
    'http://127.0.0.1/a%2fb',
    'http://127.0.0.1/callback\n',
    'HTTP://127.0.0.1/callback',
    '',
  ])('%j is none', (redirectUri) => {
    expect(isLoopbackRedirectUri(redirectUri)).toBe(false)
    expect(() => parseRedirectUri(redirectUri)).toThrow(/must look like/)
  })
})
