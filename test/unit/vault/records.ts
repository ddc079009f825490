import * as fc from 'fast-check'
import type { Grant, SessionRecord } from '../../../main/session/record.ts'
import { Secret, type SecretKind } from '../../../main/session/secret.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
const secret = <Kind extends SecretKind>(kind: Kind) => text.map((value) => new Secret(kind, value))
const orAbsent = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined })

const profile = fc.record(
  {
    sub: text,
    displayName: text,
    email: orAbsent(text),
    givenName: orAbsent(text),
    familyName: orAbsent(text),
    fetchedAt: time,
  },
  { requiredKeys: ['sub', 'displayName', 'fetchedAt'] },
)

/** Any record that the session core could save. */
export const anyRecord: fc.Arbitrary<SessionRecord> = fc.record({
  issuer: text,
  clientId: text,
  tokenEndpoint: text,
  pending: orAbsent(
    fc.record({
      state: secret('state'),
      nonce: secret('nonce'),
      codeVerifier: secret('code verifier'),
      redirectUri: text,
      prompt: orAbsent(fc.constantFrom('consent', 'login', 'select_account')),
      startedAt: time,
    }),
  ),
  grant: orAbsent(
    fc.record({
      refreshToken: orAbsent(secret('refresh token')),
      idToken: orAbsent(secret('ID token')),
      scope: text,
      profile: orAbsent(profile),
      refreshTokenUsedAt: time,
      journal: orAbsent(
        fc.record({ fingerprint: text, sentAt: time, sendings: fc.integer({ min: 1, max: 9 }) }),
      ),
    }),
  ),
  ended: orAbsent(
    fc.record({
      reason: fc.constantFrom('refused-by-service', 'lapsed', 'answer-lost'),
      profile: orAbsent(profile),
    }),
  ),
  history: fc.array(
    fc.record({
      at: time,
      took: fc.integer({ min: 0, max: 60_000 }),
      outcome: fc.constantFrom('renewed', 'offline', 'refused'),
    }),
    { maxLength: 5 },
  ),
})

const blank: SessionRecord = {
  issuer: 'https://service.example',
  clientId: 'deckpass',
  tokenEndpoint: 'https://service.example/o/token/',
  pending: undefined,
  grant: undefined,
  ended: undefined,
  history: [],
}

/** A record of a session with the given refresh token. */
export function signedIn(refreshToken: string): SessionRecord {
  const grant: Grant = {
    refreshToken: new Secret('refresh token', refreshToken),
    idToken: new Secret('ID token', 'an ID token'),
    scope: 'app:locker',
    profile: { sub: '1', displayName: 'DJ Example', fetchedAt: 1_800_000_000_000 },
    refreshTokenUsedAt: 1_800_000_000_000,
    journal: undefined,
  }
  return { ...blank, grant }
}

/** A record of a sign-in that waits for its callback. */
export function signingIn(): SessionRecord {
  const pending = {
    state: new Secret('state', 'a state'),
    nonce: new Secret('nonce', 'a nonce'),
    codeVerifier: new Secret('code verifier', 'a verifier'),
    redirectUri: 'http://127.0.0.1:49152/callback',
    startedAt: 1_800_000_000_000,
  }
  return { ...blank, pending }
}
