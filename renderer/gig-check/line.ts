/** What a line of the gig check is about. */
export type Subject = 'signed-in' | 'token' | 'lasts' | 'network' | 'clock' | 'keychain' | 'links'

/** What mends a line. */
export type Mend =
  'sign-in' | 'enter-credentials' | 'see-sign-in' | 'renew' | 'try-network' | 'reopen' | 'repair'

/** One line of the gig check. */
export type Line = {
  readonly about: Subject
  /**
   * `wrong`: the DJ has to look at it; `pending`: known in a moment; `unknown`: it cannot be told, or
   * another line comes first.
   */
  readonly state: 'good' | 'wrong' | 'pending' | 'unknown'
  /** A plain word or two. */
  readonly says: string
  /** The same for a text that others read, where the words are private. */
  readonly saysToOthers?: string | undefined
  /** What it means and what to do, in a sentence or two; nothing if empty. */
  readonly note?: string | undefined
  readonly mend?: Mend | undefined
  /** The button is there and has nothing to do at this moment. */
  readonly resting?: boolean | undefined
}
