import type { CommandAccess } from '../programs/programs.ts'
import { DeckpassError, type ErrorCode } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import type { Handler } from './attend.ts'
import type { BrokerAnswer, RequestFor } from './messages.ts'
import { valueFor, type SessionRequest } from './session-value.ts'
import { plainReport, statusOf, type Described, type Status } from './status.ts'

/** What an owner answers with. */
export type Answerer = {
  readonly sessions: readonly Session[]
  /** Resolves when each session has read what it kept. */
  readonly opened: Promise<unknown>
  /** The connections there are, the main one first. */
  readonly describe: () => readonly Described[]
  /** The app's. */
  readonly version: string
  /** What the user lets the command line ask for, and where its requests are noted. */
  readonly commands: CommandAccess
  /** Shows the window. */
  readonly show: () => void
  /** Takes an address of the app's own scheme, which may be anybody's. */
  readonly receive: (link: string) => void
  /** What `doctor` is answered with: text without a secret. The plain report unless given. */
  readonly report?: (() => Promise<string>) | undefined
}

/** Why there is no value. */
export type AnswerCode = ErrorCode | 'not_allowed' | 'unknown_connection' | 'invalid_request'

type Note = Parameters<CommandAccess['note']>[0]
type Worked =
  { readonly ok: true; readonly value: object } | { readonly ok: false; readonly code: AnswerCode }

/** The requests that need the user's yes, and what they are called in the audit. */
const guarded = { token: 'token', renew: 'renew', signOut: 'sign-out' } as const

/**
 * Answers for the sessions of this process. Tokens, renewals and sign-outs are for those connections
 * alone that the user lets the command line ask for (else the code is `not_allowed`), and each is
 * noted; the rest is free. Further codes are `unknown_connection` and those of a DeckpassError.
 */
export function answerFromSessions(answerer: Answerer): Handler {
  const { sessions, opened, describe, commands, version, show, receive } = answerer
  const sessionOf = (id: string) => sessions.find(({ profile }) => profile.id === id)
  const status = (): Status => ({
    version,
    connections: describe().map((one) => statusOf(one, sessionOf(one.id))),
  })

  const work = async (
    request: SessionRequest,
    connection: string | undefined,
    may: (connection: string) => boolean,
  ): Promise<Worked> => {
    if (connection === undefined || !describe().some(({ id }) => id === connection))
      return { ok: false, code: 'unknown_connection' }
    if (!may(connection)) return { ok: false, code: 'not_allowed' }
    await opened
    const session = sessionOf(connection)
    if (!session) return { ok: false, code: 'signed_out' }
    try {
      return { ok: true, value: await valueFor(request, session) }
    } catch (error) {
      if (error instanceof DeckpassError) return { ok: false, code: error.code }
      throw error
    }
  }

  const withConsent = async (request: RequestFor<keyof typeof guarded>): Promise<BrokerAnswer> => {
    const connection = request.connection ?? describe()[0]?.id
    let answer: Note['answer'] = 'unexpected'
    try {
      const answered = await work(request, connection, commands.may)
      answer = answered.ok ? 'given' : answered.code
      return answered
    } finally {
      commands.note({ asked: guarded[request.ask], connection, answer })
    }
  }

  return async (request) => {
    switch (request.ask) {
      case 'token':
      case 'renew':
      case 'signOut':
        return withConsent(request)
      case 'signIn':
        return work(request, request.connection ?? describe()[0]?.id, () => true)
      case 'status':
        return { ok: true, value: status() }
      case 'doctor':
        return { ok: true, value: { report: (await answerer.report?.()) ?? plainReport(status()) } }
      case 'show':
        show()
        return { ok: true, value: null }
      case 'link':
        receive(request.address)
        return { ok: true, value: null }
    }
  }
}
