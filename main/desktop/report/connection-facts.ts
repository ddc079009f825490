import type { Connection } from '../../connections/connections.ts'
import type { ConnectionFacts } from '../../diagnostics/report-facts.ts'
import type { UserProfile } from '../../session/record.ts'
import type { SessionSight } from '../../session/session.ts'
import type { SessionState } from '../../session/state.ts'
import type { VaultStatus } from '../../vault/vault.ts'

/** What a report needs to know of a connection; its own name is the user's, and not among it. */
export function connectionFacts(
  { service, session, credentials }: Connection,
  vault: VaultStatus | undefined,
): ConnectionFacts {
  const host = new URL(service.profile.tokenEndpoint).host
  if (!session) return { ...nothing, host, phase: `id and secret: ${credentials}` }
  const sight = session.see()
  const { state } = sight
  return {
    host,
    phase: state.phase,
    health: describe(state),
    tokenEndsAt: state.phase === 'signed-in' ? state.token?.expiresAt : undefined,
    lastsUntil: sight.lastsUntil,
    kept: kept(sight, vault),
    clockAhead: sight.serverAhead,
    renewals: sight.history,
    account: 'profile' in state && state.profile ? account(state.profile) : undefined,
  }
}

const nothing = {
  health: undefined,
  tokenEndsAt: undefined,
  lastsUntil: undefined,
  kept: 'nothing yet',
  clockAhead: 0,
  renewals: [],
  account: undefined,
} as const

function describe(state: SessionState): string | undefined {
  switch (state.phase) {
    case 'opening':
      return undefined
    case 'signed-out':
      return state.problem
    case 'signing-in':
      return state.stage
    case 'signed-in':
      return 'code' in state.health ? `${state.health.is}: ${state.health.code}` : state.health.is
    case 'ended':
    case 'locked':
      return state.problem === undefined ? state.reason : `${state.reason}: ${state.problem}`
  }
}

function kept({ storage }: SessionSight, vault: VaultStatus | undefined): string {
  if (storage.in === 'memory') return `memory: ${storage.code}`
  return vault?.kind === 'file' ? 'a file, its key in another' : 'a file, its key in the keychain'
}

function account({ displayName, email }: UserProfile): string {
  return [displayName, email].filter(Boolean).join(', ')
}
