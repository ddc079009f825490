import { allowInsecureRequests, customFetch } from 'oauth4webapi'
import { expect, test, vi } from 'vitest'
import type { Http } from '../../../main/session/http.ts'
import { requestOptions } from '../../../main/session/request-options.ts'

test('go by the bounded fetch, with the patience that was told', async () => {
  const fetch = vi.fn<Http['fetch']>(async () => new Response())
  const http = { fetch, serverAhead: () => 0 }
  const request = { method: 'GET', headers: {} }
  await requestOptions(http, 'https://a.example')[customFetch]('https://a.example', request)
  await requestOptions(http, 'https://a.example', 7)[customFetch]('https://a.example', request)
  expect(fetch.mock.calls.map(([, , patience]) => patience)).toEqual([undefined, 7])
})

test.each([
  ['https://a.example', false],
  ['http://a.example', false],
  ['http://127.0.0.1:9000/x', true],
])('to %s may be plain http: %s', (endpoint, insecure) => {
  const http = { fetch: async () => new Response(), serverAhead: () => 0 }
  expect(requestOptions(http, endpoint)[allowInsecureRequests]).toBe(insecure)
})
