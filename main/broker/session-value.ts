import { TokenError } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import type { RequestFor } from './messages.ts'

/** What one session is asked for. */
export type SessionRequest = RequestFor<'token' | 'renew' | 'signIn' | 'signOut'>

/** What `token` gives; times are ms since 1970. */
export type HandedToken = {
  readonly connection: string
  readonly accessToken: string
  readonly expiresAt: number
  readonly scope: string
}

/**
 * Has a session do what is asked, and resolves to what can be told of that. Of its secrets an access
 * token is the only one that has a way out. Rejects with the session's own errors.
 */
export async function valueFor(request: SessionRequest, session: Session): Promise<object> {
  const connection = session.profile.id
  switch (request.ask) {
    case 'token':
      return handToken(session, request)
    case 'renew':
      return { connection, tokenExpiresAt: await renew(session) }
    case 'signIn':
      return { connection, phase: await beginSignIn(session) }
    case 'signOut':
      return { connection, ...(await session.signOut({ browserToo: request.browserToo })) }
  }
}

async function handToken(session: Session, request: RequestFor<'token'>): Promise<HandedToken> {
  const { minValidity, forceNew } = request
  const token = await session.accessToken({ minValidity, forceNew })
  const { accessToken, obtainedAt, lifetime, scope } = token
  return {
    connection: session.profile.id,
    accessToken: accessToken.reveal(),
    expiresAt: obtainedAt + lifetime,
    scope,
  }
}

/** Resolves to when the new token expires, ms since 1970. */
async function renew(session: Session): Promise<number | undefined> {
  const result = await session.renewNow()
  if (result.is === 'failed') throw result.error
  const { state } = session.see()
  if (result.is !== 'issued' || state.phase !== 'signed-in') throw new TokenError('signed_out')
  return state.token?.expiresAt
}

/** Resolves to the phase that the session is in once its page, or its page again, is open. */
async function beginSignIn(session: Session): Promise<string> {
  if (session.see().state.phase === 'signing-in') await session.openSignInAgain()
  else await session.signIn()
  return session.see().state.phase
}
