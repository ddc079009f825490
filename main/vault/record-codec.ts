import * as v from 'valibot'
import type {
  Ended,
  Grant,
  PendingSignIn,
  RenewalJournal,
  SessionRecord,
  UserProfile,
} from '../session/record.ts'
import { newerThan, recordSchema, recordVersion } from './record-schema.ts'

type Plain = v.InferInput<typeof recordSchema>

/** What `encodeRecord` made, read back. `newer`: by a later version of Deckpass. */
export type Decoded =
  | { readonly is: 'record'; readonly record: SessionRecord }
  | { readonly is: 'newer' }
  | { readonly is: 'damaged' }

const envelope = v.strictObject({ version: v.literal(recordVersion), record: recordSchema })
const newer = newerThan(recordVersion)

/** The record with its secrets in plain text: for sealing and for nothing else. */
export function encodeRecord(record: SessionRecord): Uint8Array {
  const plain: Plain = {
    issuer: record.issuer,
    clientId: record.clientId,
    tokenEndpoint: record.tokenEndpoint,
    pending: plainOrNull(record.pending, plainPending),
    grant: plainOrNull(record.grant, plainGrant),
    ended: plainOrNull(record.ended, plainEnded),
    history: record.history.map(({ at, took, outcome }) => ({ at, took, outcome })),
  }
  return Buffer.from(JSON.stringify({ version: recordVersion, record: plain }))
}

/** Never throws: what is not whole and known is `damaged`. */
export function decodeRecord(bytes: Uint8Array): Decoded {
  const json = parse(bytes)
  const known = v.safeParse(envelope, json)
  if (known.success) return { is: 'record', record: known.output.record }
  return { is: v.is(newer, json) ? 'newer' : 'damaged' }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

const plainPending = (pending: PendingSignIn) => ({
  state: pending.state.reveal(),
  nonce: pending.nonce.reveal(),
  codeVerifier: pending.codeVerifier.reveal(),
  redirectUri: pending.redirectUri,
  prompt: pending.prompt,
  startedAt: pending.startedAt,
})

const plainGrant = (grant: Grant) => ({
  refreshToken: grant.refreshToken?.reveal() ?? null,
  idToken: grant.idToken?.reveal() ?? null,
  scope: grant.scope,
  profile: plainOrNull(grant.profile, plainProfile),
  refreshTokenUsedAt: grant.refreshTokenUsedAt,
  journal: plainOrNull(grant.journal, plainJournal),
})

const plainEnded = ({ reason, profile }: Ended) => ({
  reason,
  profile: plainOrNull(profile, plainProfile),
})

const plainJournal = ({ fingerprint, sentAt, sendings }: RenewalJournal) => ({
  fingerprint,
  sentAt,
  sendings,
})

const plainProfile = (profile: UserProfile) => ({
  sub: profile.sub,
  displayName: profile.displayName,
  email: profile.email,
  givenName: profile.givenName,
  familyName: profile.familyName,
  fetchedAt: profile.fetchedAt,
})

function plainOrNull<Value, Plain>(value: Value | undefined, plain: (value: Value) => Plain) {
  return value === undefined ? null : plain(value)
}
