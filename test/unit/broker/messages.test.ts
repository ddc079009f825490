import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { hello, question, reply, requestSchema, welcome } from '../../../main/broker/messages.ts'

const token = { ask: 'token', connection: 'beatport', minValidity: 60_000, forceNew: false }
const bytes = 'A'.repeat(43)

describe('a request', () => {
  test.each([
    token,
    { ...token, minValidity: 0, forceNew: true },
    { ask: 'token', forceNew: false },
    { ...token, connection: 'b'.repeat(48) },
    { ask: 'renew' },
    { ask: 'renew', connection: 'beatport' },
    { ask: 'signIn', connection: 'beatport' },
    { ask: 'signOut', connection: 'beatport', browserToo: true },
    { ask: 'status' },
    { ask: 'doctor' },
    { ask: 'show' },
    { ask: 'link', address: 'app.deckpass://callback?code=c&state=s' },
  ])('%j is known', (request) => {
    expect(v.parse(requestSchema, request)).toEqual(request)
  })

  test.each([
    null,
    'token',
    [],
    {},
    { ask: 'refreshToken' },
    { ask: 'constructor' },
    { ask: ['status'] },
    { ask: 'status', more: 1 },
    { ask: 'link' },
    { ask: 'link', address: 'a'.repeat(8_193) },
    { ...token, connection: '../beatport' },
    { ...token, connection: 'b'.repeat(49) },
    { ...token, connection: '' },
    { ...token, minValidity: -1 },
    { ...token, minValidity: 0.5 },
    { ...token, minValidity: 86_400_001 },
    { ...token, minValidity: '60000' },
    { ...token, minValidity: null },
    { ...token, forceNew: 'true' },
    { ask: 'token', connection: 'beatport' },
    { ask: 'renew', connection: '../beatport' },
    { ask: 'renew', forceNew: true },
    { ask: 'signIn', connection: 1 },
    { ask: 'signOut' },
    { ask: 'signOut', browserToo: 'yes' },
    { ask: 'doctor', connection: 'beatport' },
  ])('%j is not', (request) => {
    expect(v.is(requestSchema, request)).toBe(false)
  })

  test('brings nothing with it by the names that objects have', () => {
    const text = `{"ask":"status","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}`
    const parsed = v.safeParse(requestSchema, JSON.parse(text))
    expect(parsed.success ? Object.keys(parsed.output) : ['ask']).toEqual(['ask'])
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('isAdmin')
    expect(parsed.output).not.toHaveProperty('isAdmin')
  })
})

describe('the conversation', () => {
  test.each([
    ['hello', hello, { deckpass: 1, challenge: bytes }],
    ['welcome', welcome, { challenge: bytes, proof: bytes }],
    ['question', question, { proof: bytes, request: { any: 'JSON' } }],
    ['wait', reply, { wait: true }],
    ['value', reply, { answer: { ok: true, value: { accessToken: 'a' } } }],
    ['code', reply, { answer: { ok: false, code: 'signed_out' } }],
  ] as const)('%s', (_, schema, message) => {
    expect(v.parse<v.GenericSchema>(schema, message)).toEqual(message)
  })

  test.each([
    ['another version', hello, { deckpass: 2, challenge: bytes }],
    ['a short challenge', hello, { deckpass: 1, challenge: 'A'.repeat(42) }],
    ['a challenge of other letters', hello, { deckpass: 1, challenge: '+'.repeat(43) }],
    ['no challenge', hello, { deckpass: 1 }],
    ['a welcome without a proof', welcome, { challenge: bytes }],
    ['a welcome with more', welcome, { challenge: bytes, proof: bytes, request: 1 }],
    ['a question without a proof', question, { request: { ask: 'status' } }],
    ['no wait', reply, { wait: false }],
    ['both', reply, { wait: true, answer: { ok: true, value: 1 } }],
    ['an answer that is neither', reply, { answer: { ok: 'yes', value: 1 } }],
    ['a code with a sentence in it', reply, { answer: { ok: false, code: 'Sign in again!' } }],
  ] as const)('%s is not part of it', (_, schema, message) => {
    expect(v.is<v.GenericSchema>(schema, message)).toBe(false)
  })
})
