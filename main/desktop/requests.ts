import { clipboard } from 'electron'
import type { ErrorCode } from '../../preload/contract.ts'
import { DeckpassError } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import { systemBrowser } from './browser.ts'
import type { ComputerRequest } from './computer-requests.ts'
import type { ConnectionRequest } from './connection-requests.ts'
import type { Handlers } from './ipc.ts'
import type { KeyMoves } from './key-moves.ts'
import type { ProgramRequest } from './program-requests.ts'
import { Refused } from './refused.ts'
import type { ReportRequest } from './report/requests.ts'

/** The most access tokens that the page may ask for in a minute. */
const mostTokens = 20

/** What requests to sessions reach besides them. */
export type RequestDesktop = {
  readonly sessions: readonly Session[]
  readonly keys: KeyMoves
  readonly now: () => number
  /** Opens an address of a service in one browser; `keep` makes it the choice from now on. */
  readonly openIn: (
    browser: { readonly id: string; readonly keep: boolean },
    address: string,
  ) => Promise<void>
  /** Opens an address of a service in the browser. */
  readonly openAddress: (address: string) => Promise<void>
  /** Resolves after this many ms. */
  readonly pause: (ms: number) => Promise<unknown>
}

/** How long the browser is given to sign out before it is asked to sign in, ms. */
const signOutPage = 3_000

/** Turns the page's requests that are about sessions into calls on them. */
export function requestHandlers(
  desktop: RequestDesktop,
): Omit<Handlers, ComputerRequest | ConnectionRequest | ProgramRequest | ReportRequest> {
  const { sessions, now } = desktop
  const signInAddress = (session: Session): string => {
    const { state } = session.see()
    if (state.phase !== 'signing-in' || state.authorizationUrl === undefined)
      throw new Refused('not_allowed')
    return state.authorizationUrl
  }
  const find = (id: string): Session => {
    const session = sessions.find(({ profile }) => profile.id === id)
    if (!session) throw new Refused('not_allowed')
    return session
  }
  let asked: readonly number[] = []
  const countToken = () => {
    const at = now()
    // What lies ahead is of a clock that was set back since.
    asked = asked.filter((each) => each > at - 60_000 && each <= at)
    if (asked.length >= mostTokens) throw new Refused('not_allowed')
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
    'session.reopen': ({ connection }) => nothing(desktop.keys.tryAgain(find(connection))),
    'session.keepInFile': ({ connection }) => nothing(desktop.keys.keepInFile(find(connection))),
    'session.useKeychain': ({ connection }) => nothing(desktop.keys.useKeychain(find(connection))),
    'session.signOut': ({ connection, browserToo }) =>
      nothing(find(connection).signOut({ browserToo })),

    async 'session.copyLink'({ connection }) {
      await clipboard.writeText(signInAddress(find(connection)))
      return null
    },

    async 'session.paste'({ connection, text }) {
      if (!(await find(connection).paste(text))) throw new Refused('not_the_answer')
      return null
    },

    async 'session.openIn'({ connection, browser, keep }) {
      const session = find(connection)
      signInAddress(session)
      await session.openSignInAgain({
        open: (address) => desktop.openIn({ id: browser, keep }, address),
      })
      return null
    },

    async 'session.switchAccount'({ connection }) {
      const session = find(connection)
      const { browser } = await session.signOut({ browserToo: true })
      if (browser === 'opened') await desktop.pause(signOutPage)
      await session.signIn({ switching: true })
      return null
    },

    async 'session.renewNow'({ connection }) {
      const result = await find(connection).renewNow()
      if (result.is === 'failed') throw result.error
      return null
    },

    async 'session.accountSettings'({ connection }) {
      const { profile } = find(connection)
      if (!profile.accountSettings) throw new Refused('not_allowed')
      await systemBrowser(profile, desktop.openAddress).open(profile.accountSettings)
      return null
    },

    async 'token.get'({ connection, minValiditySeconds }) {
      countToken()
      const minValidity = minValiditySeconds === undefined ? undefined : minValiditySeconds * 1000
      const token = await find(connection).accessToken({ minValidity })
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
  if (error instanceof Refused) return error.code
  return error instanceof DeckpassError ? error.code : 'unexpected'
}
