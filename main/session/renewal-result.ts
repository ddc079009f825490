import type { Deadline } from './deadline.ts'
import type { NetworkError, ServiceError, TokenError } from './errors.ts'
import type { Issued } from './record.ts'
import type { RefreshToken } from './secret.ts'

/** Why no access token came of a renewal that may be tried again. */
export type RenewalError = NetworkError | ServiceError | TokenError

/** What became of one renewal. */
export type RenewalResult =
  | { readonly is: 'issued'; readonly issued: Issued; readonly sentAt: Deadline }
  | { readonly is: 'failed'; readonly error: RenewalError }
  | { readonly is: 'ended' }
  /** The user signed out meanwhile; what was issued is only good for being revoked. */
  | { readonly is: 'superseded'; readonly refreshToken: RefreshToken | undefined }
