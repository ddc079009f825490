import type { ConnectionView, SessionView } from '../../preload/contract.ts'

/** The session of one phase. */
export type SessionOf<Phase extends SessionView['phase']> = Extract<SessionView, { phase: Phase }>

/** What a view of one phase is given. */
export type PhaseProps<Phase extends SessionView['phase']> = {
  readonly connection: ConnectionView
  readonly session: SessionOf<Phase>
}
