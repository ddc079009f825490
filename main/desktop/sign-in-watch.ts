import type { Session } from '../session/session.ts'

export type SignInCalls = {
  /** A sign-in has begun. */
  begun(): void
  /** The answer to a sign-in was checked, and it has ended one way or the other. */
  ended(): void
}

/** Tells when the user's sign-in begins, and once when it has ended; nothing else comes to the front. */
export function watchSignIn(session: Session, { begun, ended }: SignInCalls): void {
  let was: 'elsewhere' | 'waiting' | 'checking' = 'elsewhere'
  session.subscribe(() => {
    const { state } = session.see()
    const before = was
    if (state.phase !== 'signing-in') was = 'elsewhere'
    else was = state.stage === 'checking' ? 'checking' : 'waiting'
    if (before !== 'waiting' && was === 'waiting') begun()
    if (before === 'checking' && was === 'elsewhere') ended()
  })
}
