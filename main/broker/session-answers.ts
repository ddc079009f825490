import { DeckpassError } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import type { Handler } from './attend.ts'
import type { BrokerAnswer, BrokerRequest } from './messages.ts'

/** What an owner answers with. */
export type Answerer = {
  readonly sessions: readonly Session[]
  /** Resolves when each session has read what it kept. */
  readonly opened: Promise<unknown>
  /** Shows the window. */
  readonly show: () => void
  /** Takes an address of the app's own scheme, which may be anybody's. */
  readonly receive: (link: string) => void
  /** Whether other programs are given access tokens at all: a user must have said yes to each. */
  readonly handsOutTokens: boolean
}

/** What `status` tells of a connection; times are ms since 1970. */
export type ConnectionStatus = {
  readonly connection: string
  readonly phase: ReturnType<Session['see']>['state']['phase']
  readonly tokenExpiresAt?: number | undefined
}

/** What `token` gives; times are ms since 1970. */
export type HandedToken = {
  readonly accessToken: string
  readonly expiresAt: number
  readonly scope: string
}

/**
 * Answers for the sessions of this process. Of their secrets an access token is the only one that
 * has a way out, and that only if tokens are handed out: else the code is `not_allowed`. Further
 * codes are `unknown_connection` and those of a DeckpassError.
 */
export function answerFromSessions(answerer: Answerer): Handler {
  const { sessions, opened, show, receive, handsOutTokens } = answerer
  const token = async (request: TokenRequest): Promise<BrokerAnswer> => {
    if (!handsOutTokens) return { ok: false, code: 'not_allowed' }
    await opened
    const session = sessions.find(({ profile }) => profile.id === request.connection)
    if (!session) return { ok: false, code: 'unknown_connection' }
    try {
      return { ok: true, value: await handToken(session, request) }
    } catch (error) {
      if (error instanceof DeckpassError) return { ok: false, code: error.code }
      throw error
    }
  }
  return async (request) => {
    switch (request.ask) {
      case 'token':
        return token(request)
      case 'status':
        return { ok: true, value: sessions.map(statusOf) }
      case 'show':
        show()
        return { ok: true, value: null }
      case 'link':
        receive(request.address)
        return { ok: true, value: null }
    }
  }
}

type TokenRequest = Extract<BrokerRequest, { ask: 'token' }>

async function handToken(session: Session, request: TokenRequest): Promise<HandedToken> {
  const { minValidity, forceNew } = request
  const token = await session.accessToken({ minValidity, forceNew })
  const { accessToken, obtainedAt, lifetime, scope } = token
  return { accessToken: accessToken.reveal(), expiresAt: obtainedAt + lifetime, scope }
}

function statusOf({ profile, see }: Session): ConnectionStatus {
  const { state } = see()
  const tokenExpiresAt = state.phase === 'signed-in' ? state.token?.expiresAt : undefined
  return { connection: profile.id, phase: state.phase, tokenExpiresAt }
}
