import { confused, unsigned } from '../../support/world/id-token-key.ts'
import type { Made, TokenAnswer } from './answer-server.ts'

type Answer = (made: Made) => TokenAnswer
type Cases = Readonly<Record<string, Answer>>

const changed =
  (changes: object): Answer =>
  ({ body }) => ({ body: { ...body, ...changes } })
const claiming =
  (changes: (claims: Readonly<Record<string, unknown>>, now: number) => object): Answer =>
  ({ body, claims, key }) => ({
    body: { ...body, id_token: key.sign({ ...claims, ...changes(claims, Number(claims['iat'])) }) },
  })
const page = '<!doctype html><title>Wi-Fi</title>'
const html = { 'content-type': 'text/html' }

/** Answers of the token endpoint to a code. */
export const tokenAnswers: Cases = {
  'a good answer': changed({}),
  'parameters that nobody knows': changed({ user: { id: 7 }, ext_expires_in: 0 }),
  'the token type in lower case': changed({ token_type: 'bearer' }),
  'no token type': changed({ token_type: undefined }),
  'another token type': changed({ token_type: 'mac' }),
  'a token that is bound to a key': changed({ token_type: 'DPoP' }),
  'a life as text': changed({ expires_in: '600' }),
  'a life of nothing': changed({ expires_in: 0 }),
  'a life below nothing': changed({ expires_in: -1 }),
  'a life of a second': changed({ expires_in: 1 }),
  'a life of 30 000 years': changed({ expires_in: 1e12 }),
  'a life that is null': changed({ expires_in: null }),
  'a life that is no number': changed({ expires_in: 'soon' }),
  'no life': changed({ expires_in: undefined }),
  'no scope': changed({ scope: undefined }),
  'the scope as a list': changed({ scope: ['openid'] }),
  'no refresh token': changed({ refresh_token: undefined }),
  'an empty refresh token': changed({ refresh_token: '' }),
  'no access token': changed({ access_token: undefined }),
  'an empty access token': changed({ access_token: '' }),
  'an access token that is a number': changed({ access_token: 7 }),
  'an error beside the tokens': changed({ error: 'invalid_request' }),
  'an error with status 200': () => ({ body: { error: 'invalid_grant' } }),
  'tokens with status 201': ({ body }) => ({ status: 201, body }),
  'tokens with status 400': ({ body }) => ({ status: 400, body }),
  'nothing, status 204': () => ({ status: 204, body: '' }),
  'nothing, status 200': () => ({ body: '' }),
  'a list': ({ body }) => ({ body: [body] }),
  'an envelope that is not expected': ({ body }) => ({ body: { data: body } }),
  'a key that comes twice': ({ body }) => ({
    body: JSON.stringify(body).replace('{', '{"expires_in":60,'),
  }),
  'JSON that is called a page': ({ body }) => ({ headers: html, body }),
  'JSON of a kind of its own': ({ body }) => ({
    headers: { 'content-type': 'application/token+json' },
    body,
  }),
  'a page, status 200': () => ({ headers: html, body: page }),
  'a page, status 502': () => ({ status: 502, headers: html, body: page }),
  'a refusal': () => ({ status: 400, body: { error: 'invalid_grant' } }),
  'a redirect to another address': () => ({
    status: 307,
    headers: { location: '/moved' },
    body: '',
  }),
  'half a megabyte': changed({ padding: 'x'.repeat(500_000) }),
}

/** ID tokens in an answer to a code. */
export const idTokens: Cases = {
  'no ID token': changed({ id_token: undefined }),
  'an ID token that is an object': changed({ id_token: {} }),
  'an empty ID token': changed({ id_token: '' }),
  'an ID token in five parts': changed({ id_token: 'a.b.c.d.e' }),
  'another issuer': claiming(() => ({ iss: 'https://evil.example' })),
  'another client': claiming(() => ({ aud: 'another' })),
  'several clients, ours authorized': claiming(() => ({
    aud: ['the-client', 'another'],
    azp: 'the-client',
  })),
  'several clients, none authorized': claiming(() => ({ aud: ['the-client', 'another'] })),
  'another client authorized': claiming(() => ({ azp: 'another' })),
  'another nonce': claiming(() => ({ nonce: 'another' })),
  'no nonce': claiming(() => ({ nonce: undefined })),
  'no subject': claiming(() => ({ sub: undefined })),
  'over since an hour': claiming((_, now) => ({ iat: now - 7200, exp: now - 3600 })),
  'over since 45 seconds': claiming((_, now) => ({ exp: now - 45 })),
  'not valid before an hour from now': claiming((_, now) => ({ nbf: now + 3600 })),
  'issued a week ago': claiming((_, now) => ({ iat: now - 604_800 })),
  'no signature': ({ body, claims }) => ({ body: { ...body, id_token: unsigned(claims) } }),
  'the public key as a shared secret': ({ body, claims, key }) => ({
    body: { ...body, id_token: confused(key, claims) },
  }),
  'a signature of another key': ({ body, claims, otherKey }) => ({
    body: { ...body, id_token: otherKey.sign(claims) },
  }),
  'a key that nobody knows': ({ body, claims, key }) => ({
    body: { ...body, id_token: key.sign(claims, { kid: 'key-9' }) },
  }),
  'no key named': ({ body, claims, key }) => ({
    body: { ...body, id_token: key.sign(claims, { kid: undefined }) },
  }),
}

/** Answers of the token endpoint to a refresh token. */
export const renewals: Cases = {
  'a good answer': changed({}),
  'no other refresh token': changed({ refresh_token: undefined }),
  'no ID token': changed({ id_token: undefined }),
  'no token type': changed({ token_type: undefined }),
  'a life below nothing': changed({ expires_in: -1 }),
  'a refresh token and nothing else': ({ body }) => ({
    body: { refresh_token: body['refresh_token'] },
  }),
  'an ID token of another issuer': claiming(() => ({ iss: 'https://evil.example' })),
  'an ID token that is over': claiming((_, now) => ({ iat: now - 7200, exp: now - 3600 })),
  'an ID token that is an object': changed({ id_token: {} }),
  'an ID token signed by another key': ({ body, claims, otherKey }) => ({
    body: { ...body, id_token: otherKey.sign(claims) },
  }),
  'a refusal': () => ({ status: 400, body: { error: 'invalid_grant' } }),
  'a page, status 200': () => ({ headers: html, body: page }),
}
