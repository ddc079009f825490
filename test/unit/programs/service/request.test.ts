import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import {
  longestBody,
  parseBody,
  parseQuery,
  readBody,
  seconds,
  targetOf,
} from '../../../../main/programs/service/request.ts'

function requestOf(url: string, body = '') {
  const request = new IncomingMessage(new Socket())
  request.url = url
  if (body !== '') request.push(body)
  request.push(null)
  return request
}

test.each([
  ['/v1/token', '/v1/token', ''],
  ['/v1/token?a=1&b=%20', '/v1/token', 'a=1&b=+'],
  ['/v1/token?a=1?b', '/v1/token', 'a=1%3Fb'],
  ['/%761/token', '/%761/token', ''],
  ['*', '*', ''],
  ['', '', ''],
])('the target %j is taken by its text', (url, path, query) => {
  const target = targetOf(requestOf(url))
  expect([target.path, target.query.toString()]).toEqual([path, query])
})

test('a body is read up to its limit', async () => {
  expect(await readBody(requestOf('/', 'x'.repeat(longestBody)))).toHaveLength(longestBody)
  const long = readBody(requestOf('/', 'x'.repeat(longestBody + 1)))
  await expect(long).rejects.toMatchObject({ code: 'too_large' })
})

test.each(['', '{', 'null', '[]', '{"name":7}', '{"name":"a","more":1}', '"name"'])(
  'a body %j is no name',
  (body) => {
    const shape = v.strictObject({ name: v.string() })
    expect(parseBody(shape, '{"name":"a"}')).toEqual({ name: 'a' })
    expect(() => parseBody(shape, body)).toThrow('invalid_request')
  },
)

test('a query has what it may have, once, and seconds that are whole and not too many', () => {
  const parse = (query: string) =>
    parseQuery(new URLSearchParams(query), { wait: v.optional(seconds(25)) })
  expect([parse(''), parse('wait=0'), parse('wait=25')]).toEqual([
    {},
    { wait: 0 },
    { wait: 25_000 },
  ])
  for (const query of ['wait=26', 'wait=1&wait=1', 'other=1', 'wait=1e1', 'wait=+1', '__proto__=1'])
    expect(() => parse(query)).toThrow('invalid_request')
})
