import { clipboard } from 'electron'
import type { ErrorCode } from '../../preload/contract.ts'
import { DeckpassError } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import { systemBrowser } from './browser.ts'
import type { Handlers } from './ipc.ts'

/** What stands between a page's request and a session. */
class NotAllowed extends Error {}

/** The most access tokens that the page may ask for in a minute. */
const mostTokens = 20

/** Turns the page's requests into calls on the sessions. */
export function requestHandlers(sessions: readonly Session[], now: () => number): Handlers {
  const find = (id: string): Session => {
    const session = sessions.find(({ profile }) => profile.id === id)
    if (!session) throw new NotAllowed()
    return session
  }
  let asked: readonly number[] = []
  const countToken = () => {
    const at = now()
    // What lies ahead is of a clock that was set back since.
    asked = asked.filter((each) => each > at - 60_000 && each <= at)
    if (asked.length >= mostTokens) throw new NotAllowed()
    asked = [...asked, at]
  }
  const nothing = async (work: Promise<unknown>) => {
    await work
    return null
  }
  return {
    'session.signIn': ({ connection }) => nothing(find(connection).signIn()),
    'session.cancelSignIn': ({ connection }) => nothing(find(connection).cancelSignIn()),
    'session.openAgain': ({ connection }) => nothing(find(connection).openSignInAgain()),
    'session.reopen': ({ connection }) => nothing(find(connection).open()),
    'session.signOut': ({ connection, browserToo }) =>
      nothing(find(connection).signOut({ browserToo })),

    async 'session.copyLink'({ connection }) {
      const { state } = find(connection).see()
      if (state.phase !== 'signing-in') throw new NotAllowed()
      await clipboard.writeText(state.authorizationUrl)
      return null
    },

    async 'session.renewNow'({ connection }) {
      const result = await find(connection).renewNow()
      if (result.is === 'failed') throw result.error
      return null
    },

    async 'session.accountSettings'({ connection }) {
      const { profile } = find(connection)
      if (!profile.accountSettings) throw new NotAllowed()
      await systemBrowser(profile).open(profile.accountSettings)
      return null
    },

    async 'token.get'({ connection, minValiditySeconds = 60 }) {
      countToken()
      const token = await find(connection).accessToken({ minValidity: minValiditySeconds * 1000 })
      return {
        accessToken: token.accessToken.reveal(),
        expiresAt: token.obtainedAt + token.lifetime,
        scope: token.scope,
      }
    },
  }
}

/** The code that the page is told of an error. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof NotAllowed) return 'not_allowed'
  return error instanceof DeckpassError ? error.code : 'unexpected'
}
