import type { AllowedProgram } from '../allowed.ts'
import { ProgramError } from '../errors.ts'
import type { ProgramsOptions } from '../options.ts'
import { createRate } from '../rate.ts'
import type { LiveToken } from '../../session/core.ts'
import type { Session } from '../../session/session.ts'

/** What programs are answered with, each for its own connections. */
export type Answers = {
  /** The connections that there still are of those a program may ask for, the main one first. */
  connectionsOf(program: AllowedProgram): readonly string[]
  sessionsOf(program: AllowedProgram): readonly Session[]
  /**
   * The connection that is meant; the first one if none is named. Throws ProgramError
   * `unknown_connection`, whether it is not there or another program's.
   */
  choose(program: AllowedProgram, connection: string | undefined): string
  /**
   * An access token as in RFC 6749 section 5.1. Rejects as `accessToken` does, or with `rate_limited`
   * if the life that is asked for would spend one young token after another.
   */
  token(
    program: AllowedProgram,
    connection: string,
    minValidity: number | undefined,
  ): Promise<object>
  /** Gets a new token and tells when it ends. Rejects as `token`, or with `rate_limited`. */
  renew(program: AllowedProgram, connection: string): Promise<object>
  status(program: AllowedProgram): Promise<object>
}

/** How often a program may renew by itself, in how many ms. */
const renewals = { most: 6, span: 60_000 } as const

export type AnswersOptions = Pick<
  ProgramsOptions,
  'sessions' | 'connections' | 'opened' | 'version' | 'now'
>

export function createAnswers(options: AnswersOptions): Answers {
  const { sessions, connections, opened, version, now } = options
  const rate = createRate(renewals.most, renewals.span, now)
  const find = (id: string) => sessions.find(({ profile }) => profile.id === id)
  const listOf = ({ connections: ids }: AllowedProgram) =>
    connections().filter(({ id }) => ids.includes(id))

  const tokenOf = async (
    id: string,
    request: Parameters<Session['accessToken']>[0],
  ): Promise<LiveToken> => {
    await opened
    const session = find(id)
    if (!session) throw new ProgramError('signed_out')
    return session.accessToken(request)
  }

  const limit = (program: string) => {
    const wait = rate.take(program)
    if (wait > 0) throw new ProgramError('rate_limited', { retryAfter: wait })
  }
  /** Whether it takes a renewal though the token has most of its life before it. */
  const isGreedy = (session: Session | undefined, minValidity = 0) => {
    const state = session?.see().state
    if (state?.phase !== 'signed-in' || !state.token) return false
    const { obtainedAt, expiresAt } = state.token
    const left = expiresAt - now()
    const life = expiresAt - obtainedAt
    return minValidity > left && left > life / 2 && minValidity <= life
  }

  return {
    connectionsOf: (program) => listOf(program).map(({ id }) => id),
    sessionsOf: (program) => listOf(program).flatMap(({ id }) => find(id) ?? []),
    choose(program, connection) {
      const list = listOf(program)
      const chosen = connection === undefined ? list[0] : list.find(({ id }) => id === connection)
      if (!chosen) throw new ProgramError('unknown_connection')
      return chosen.id
    },
    async token({ id }, connection, minValidity) {
      if (isGreedy(find(connection), minValidity)) limit(id)
      const token = await tokenOf(connection, { minValidity })
      const expiresAt = endOf(token)
      const left = Math.min(expiresAt - now(), token.lifetime)
      return {
        access_token: token.accessToken.reveal(),
        token_type: 'Bearer',
        expires_in: Math.max(Math.floor(left / 1_000), 0),
        expires_at: new Date(expiresAt).toISOString(),
        scope: token.scope,
        connection,
      }
    },
    async renew({ id }, connection) {
      limit(id)
      const token = await tokenOf(connection, { forceNew: true })
      return { connection, expires_at: new Date(endOf(token)).toISOString() }
    },
    async status(program) {
      await opened
      const list = listOf(program).map(({ id, name, service }) => {
        const state = find(id)?.see().state
        const token = state?.phase === 'signed-in' ? state.token : undefined
        return {
          connection: id,
          name,
          service,
          phase: state?.phase ?? 'signed-out',
          ...(token && { expires_at: new Date(token.expiresAt).toISOString() }),
        }
      })
      return { version, connections: list }
    },
  }
}

const endOf = ({ obtainedAt, lifetime }: LiveToken) => obtainedAt + lifetime
