/** Whose session it is. Text from a service: shown clipped and as plain text. */
export type ProfileView = {
  readonly displayName: string
  readonly email?: string | undefined
  readonly realName?: string | undefined
  readonly fetchedAt: number
}

/** How the renewal of the access token is doing. Times are ms since 1970. */
export type RenewalHealth =
  | { readonly is: 'fresh'; readonly nextAt: number }
  | { readonly is: 'renewing' }
  | { readonly is: 'offline'; readonly since: number; readonly nextAt: number }
  | {
      readonly is: 'retrying'
      readonly since: number
      readonly nextAt: number
      readonly code: ErrorCode
    }

/** Every code that the interface has a sentence for. */
export type ErrorCode =
  | 'offline'
  | 'timeout'
  | 'certificate'
  | 'invalid_grant'
  | 'invalid_client'
  | 'credentials_refused'
  | 'refused'
  | 'rate_limited'
  | 'server_error'
  | 'unexpected_answer'
  | 'access_denied'
  | 'invalid_scope'
  | 'authorization_refused'
  | 'issuer_mismatch'
  | 'id_token_invalid'
  | 'incomplete_answer'
  | 'code_refused'
  | 'browser_unavailable'
  | 'redirect_unavailable'
  | 'took_too_long'
  | 'keychain_unavailable'
  | 'keychain_timeout'
  | 'keychain_refused'
  | 'write_failed'
  | 'signed_out'
  | 'life_too_short'
  /** What was pasted is neither the address that the browser ended on nor its code. */
  | 'not_the_answer'
  | 'not_allowed'
  | 'invalid_request'
  | 'unexpected'

/** Why a session ended that the user did not end. */
export type EndReason =
  /** The service refused the newest refresh token, which had not lapsed. */
  | 'refused-by-service'
  /** The refresh token's own life was over. */
  | 'lapsed'
  /** An answer was lost on the way, and the service does not take the token again. */
  | 'answer-lost'

/** What became of a sign-out, part by part. */
export type SignOutReport = {
  /** `kept`: the vault refused, and what it holds is still there. */
  readonly local: 'wiped' | 'kept'
  readonly revocation: 'done' | 'not-offered' | 'failed'
  readonly browser: 'opened' | 'not-asked' | 'failed'
}

export type SessionView =
  /** Nothing is known yet: the vault is being opened. */
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'signed-out'
      /** Why the last sign-in did not lead to a session. */
      readonly problem?: ErrorCode | undefined
      readonly signOut?: SignOutReport | undefined
    }
  | {
      readonly phase: 'signing-in'
      readonly stage: 'opening-browser' | 'waiting' | 'checking'
      readonly since: number
      /** No browser could be opened: the other ways are shown at once. */
      readonly browserFailed?: boolean | undefined
    }
  | {
      readonly phase: 'signed-in'
      readonly profile?: ProfileView | undefined
      /** Absent while there is no access token yet. */
      readonly accessToken?: { readonly obtainedAt: number; readonly expiresAt: number } | undefined
      readonly health: RenewalHealth
      /** The day until which the session lasts if left alone, where the service says. */
      readonly lastsUntil?: number | undefined
    }
  | {
      readonly phase: 'ended'
      readonly reason: EndReason
      readonly profile?: ProfileView | undefined
    }
  /** A session is kept and cannot be opened. */
  | {
      readonly phase: 'locked'
      readonly reason: 'keychain-unavailable' | 'key-missing' | 'damaged' | 'newer'
    }

/**
 * Where the session is kept, or would be. `file`: its key is in a file and not in the keychain, because
 * the user said so. `memory`: it ends with the app, for the reason given.
 */
export type StorageView =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'file' }
  | { readonly kind: 'memory'; readonly reason: ErrorCode }

/** One bar of the last day's strip. */
export type RenewalMarkView = {
  readonly at: number
  readonly took: number
  readonly outcome: 'renewed' | 'offline' | 'refused'
}
