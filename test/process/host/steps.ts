/** What happens in a session's life that a process can die before, in the middle of, or after. */
export type Happening =
  | 'the pending sign-in is saved'
  | 'the browser is opened'
  | 'the callback is noted'
  | 'the code is sent'
  | 'the grant is saved'
  | 'the session is announced'
  | 'the journal is saved'
  | 'the refresh token is sent'
  | 'the rotated token is saved'
  | 'the access token is announced'
  | 'the record is wiped'
  | 'the refresh token is revoked'

/**
 * A moment to die at. `while` something is saved: the new record is written beside the old one, and
 * not yet in its place. `after` something is sent: the service has done it, and the answer is unread.
 */
export type Step = `${'before' | 'while' | 'after'} ${Happening}`

/** What a user asks for, or time does. */
export type Procedure = 'sign-in' | 'renewal' | 'sign-out'

/** The steps of the crash matrix, in the order in which they come. */
export const steps: Readonly<Record<Procedure, readonly Step[]>> = {
  'sign-in': [
    'before the pending sign-in is saved',
    'while the pending sign-in is saved',
    'after the pending sign-in is saved',
    'after the browser is opened',
    'before the callback is noted',
    'while the callback is noted',
    'before the code is sent',
    'after the code is sent',
    'before the grant is saved',
    'while the grant is saved',
    'after the grant is saved',
    'after the session is announced',
  ],
  renewal: [
    'before the journal is saved',
    'while the journal is saved',
    'before the refresh token is sent',
    'after the refresh token is sent',
    'before the rotated token is saved',
    'while the rotated token is saved',
    'after the rotated token is saved',
    'after the access token is announced',
  ],
  'sign-out': [
    'before the record is wiped',
    'while the record is wiped',
    'before the refresh token is revoked',
    'after the refresh token is revoked',
  ],
}
