import * as v from 'valibot'
import { Secret, type SecretKind } from '../session/secret.ts'

/** Version of the plain record, as it is before sealing. */
export const recordVersion = 1

const secret = <Kind extends SecretKind>(kind: Kind) =>
  v.pipe(
    v.string(),
    v.transform((text) => new Secret(kind, text)),
  )

/** JSON has no `undefined`: what may be absent is written as null. */
const orAbsent = <Input, Output>(schema: v.GenericSchema<Input, Output>) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value): Output | undefined => value ?? undefined),
  )

const pending = v.strictObject({
  state: secret('state'),
  nonce: secret('nonce'),
  codeVerifier: secret('code verifier'),
  redirectUri: v.string(),
  prompt: v.optional(v.picklist(['consent', 'login', 'select_account'])),
  startedAt: v.number(),
})

const profile = v.strictObject({
  sub: v.string(),
  displayName: v.string(),
  email: v.optional(v.string()),
  givenName: v.optional(v.string()),
  familyName: v.optional(v.string()),
  fetchedAt: v.number(),
})

const journal = v.strictObject({
  fingerprint: v.string(),
  sentAt: v.number(),
  sendings: v.number(),
})

const grant = v.strictObject({
  refreshToken: orAbsent(secret('refresh token')),
  idToken: orAbsent(secret('ID token')),
  scope: v.string(),
  profile: orAbsent(profile),
  refreshTokenUsedAt: v.number(),
  journal: orAbsent(journal),
})

const ended = v.strictObject({
  reason: v.picklist(['refused-by-service', 'lapsed', 'answer-lost']),
  profile: orAbsent(profile),
})

const mark = v.strictObject({
  at: v.number(),
  took: v.number(),
  outcome: v.picklist(['renewed', 'offline', 'refused']),
})

/** A SessionRecord in JSON: nothing missing, nothing unknown, secrets wrapped as they come in. */
export const recordSchema = v.strictObject({
  issuer: v.string(),
  clientId: v.string(),
  tokenEndpoint: v.string(),
  pending: orAbsent(pending),
  grant: orAbsent(grant),
  ended: orAbsent(ended),
  history: v.array(mark),
})

/** What a version later than this one wrote; the rest of it is not known here. */
export const newerThan = (version: number) =>
  v.looseObject({ version: v.pipe(v.number(), v.integer(), v.gtValue(version)) })
