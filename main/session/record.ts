import type { AccessToken, CodeVerifier, IdToken, Nonce, RefreshToken, State } from './secret.ts'
import type { Prompt } from './service-profile.ts'

/** Whose session it is, as the service told last. Untrusted text: clip and show as plain text. */
export type UserProfile = {
  readonly sub: string
  readonly displayName: string
  readonly email?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  /** When the service told it, ms since 1970. */
  readonly fetchedAt: number
}

/** A sign-in that has left for the browser; it can be finished by another run of the app. */
export type PendingSignIn = {
  readonly state: State
  readonly nonce: Nonce
  readonly codeVerifier: CodeVerifier
  /** Where the answer comes, byte for byte as it was sent (RFC 6749 section 4.1.3). */
  readonly redirectUri: string
  /** What this sign-in asks for besides, for example another account. */
  readonly prompt?: Prompt | undefined
  readonly startedAt: number
}

/** A refresh token on its way: written before it is sent, so that a crash cannot hide the sending. */
export type RenewalJournal = {
  /** First 6 bytes of the refresh token's SHA-256, in hex. */
  readonly fingerprint: string
  readonly sentAt: number
  /** How often this token was sent; above 1, an answer to an earlier sending was lost. */
  readonly sendings: number
}

/** What a service gave that outlives the process. The access token does not: it stays in memory. */
export type Grant = {
  readonly refreshToken: RefreshToken | undefined
  readonly idToken: IdToken | undefined
  readonly scope: string
  readonly profile: UserProfile | undefined
  /** When the refresh token was last used or given, ms since 1970; its last day counts from here. */
  readonly refreshTokenUsedAt: number
  readonly journal: RenewalJournal | undefined
}

/** Why a session ended that the user did not end. */
export type EndReason =
  /** The service refused the newest refresh token, which had not lapsed. */
  | 'refused-by-service'
  /** The refresh token's own life was over. */
  | 'lapsed'
  /** An answer was lost on the way, and the service does not take the token again. */
  | 'answer-lost'

/** What is remembered of a session that ended, until the next sign-in. */
export type Ended = {
  readonly reason: EndReason
  readonly profile: UserProfile | undefined
}

/** A mark in the last day's history: what became of one renewal. */
export type RenewalMark = {
  readonly at: number
  /** How long it took, ms. */
  readonly took: number
  readonly outcome: 'renewed' | 'offline' | 'refused'
}

/** All that is kept of one connection. */
export type SessionRecord = {
  /** The service that the tokens belong to: they are never sent to another. */
  readonly issuer: string
  readonly clientId: string
  readonly tokenEndpoint: string
  readonly pending: PendingSignIn | undefined
  readonly grant: Grant | undefined
  readonly ended: Ended | undefined
  readonly history: readonly RenewalMark[]
}

/** What a token endpoint gave, with the access token that the record leaves out. */
export type Issued = {
  readonly accessToken: AccessToken
  /** Life in ms, clamped to [30 s, 24 h]. */
  readonly lifetime: number
  readonly scope: string | undefined
  readonly refreshToken: RefreshToken | undefined
  /** As the service gave it: not yet checked. */
  readonly idToken: IdToken | undefined
}
