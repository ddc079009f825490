import type * as v from 'valibot'
import type { SignedOut } from './answers.ts'

/** What a sign-out could not do away from this computer. */
export function signOutWarnings({
  revocation,
  browser,
}: v.InferOutput<typeof SignedOut>): readonly string[] {
  return [
    ...(revocation === 'failed'
      ? ['The service could not be told: the session may live on there until it lapses.']
      : []),
    ...(browser === 'failed' ? ['The browser’s own session goes on: sign out there too.'] : []),
  ]
}
