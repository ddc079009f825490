import type { Session } from '../session/session.ts'
import type { SessionState } from '../session/state.ts'

/** A connection as the user knows it. */
export type Described = {
  readonly id: string
  readonly name: string
  /** The service's name. */
  readonly service: string
}

/** What `status` tells of a connection; times are ms since 1970. */
export type ConnectionStatus = Described & {
  /** `not-set-up`: the id and secret that its service gives out are not there, or not yet. */
  readonly phase: SessionState['phase'] | 'not-set-up'
  /** Why the last sign-in did not lead to a session, or what a renewal is held up by. */
  readonly problem?: string | undefined
  readonly tokenExpiresAt?: number | undefined
}

/** What `status` is answered with; the main connection comes first. */
export type Status = {
  readonly version: string
  readonly connections: readonly ConnectionStatus[]
}

/** What can be told of a connection to anybody of this user. */
export function statusOf(
  { id, name, service }: Described,
  session: Session | undefined,
): ConnectionStatus {
  const described = { id, name, service }
  if (!session) return { ...described, phase: 'not-set-up' }
  const { state } = session.see()
  if (state.phase !== 'signed-in')
    return {
      ...described,
      phase: state.phase,
      problem: problemOf(state),
    }
  return {
    ...described,
    phase: state.phase,
    problem: 'code' in state.health ? state.health.code : undefined,
    tokenExpiresAt: state.token?.expiresAt,
  }
}

function problemOf(state: SessionState): string | undefined {
  if (state.phase === 'signing-in') return state.browserFailed ? 'browser_unavailable' : undefined
  return 'problem' in state ? state.problem : undefined
}

/** The least that a report can say: the version, and the connections with their phases. */
export function plainReport({ version, connections }: Status): string {
  const lines = connections.map(({ id, service, phase, problem }) =>
    [id, `(${service}):`, phase, ...(problem === undefined ? [] : [`(${problem})`])].join(' '),
  )
  return [`Deckpass ${version}`, ...lines].join('\n')
}
