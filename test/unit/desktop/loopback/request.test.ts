import { describe, expect, it } from 'vitest'
import { queryOf } from '../../../../main/desktop/loopback/request.ts'

const expected = { host: '127.0.0.1:8765', path: '/callback' }
const request = { method: 'GET', url: '/callback?a=b', rawHeaders: ['Host', '127.0.0.1:8765'] }

describe('the query of a request', () => {
  it.each([
    ['/callback?code=1&state=2', 'code=1&state=2'],
    ['/callback?a=?b', 'a=?b'],
    ['/callback?', ''],
    ['/callback', ''],
  ])('of %s is %j', (url, query) => {
    expect(queryOf({ ...request, url }, expected)).toBe(query)
  })

  it.each([
    '/',
    '/callback/',
    '/Callback?a=b',
    '//callback?a=b',
    '/x/../callback?a=b',
    '/callback%3Fa=b',
    '/favicon.ico',
    'http://127.0.0.1:8765/callback?a=b',
    '*',
    '',
  ])('is not looked at for %s', (url) => {
    expect(queryOf({ ...request, url }, expected)).toBeUndefined()
  })

  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT', 'get', undefined])('nor for %s', (method) => {
    expect(queryOf({ ...request, method }, expected)).toBeUndefined()
  })

  it.each([
    [[]],
    [['Host', '127.0.0.1']],
    [['Host', '127.0.0.1:8766']],
    [['Host', 'localhost:8765']],
    [['Host', 'evil.example']],
    [['Host', '127.0.0.1:8765', 'host', 'evil.example']],
    [['Host', '127.0.0.1:8765', 'HOST', '127.0.0.1:8765']],
    [['X', 'Host', '127.0.0.1:8765', 'x']],
  ])('nor with the headers %j', (rawHeaders) => {
    expect(queryOf({ ...request, rawHeaders }, expected)).toBeUndefined()
  })
})
