import type { ServiceProfile } from '../session/service-profile.ts'
import type { Session } from '../session/session.ts'
import type { Vault } from '../vault/vault.ts'

/** A session, and where it is kept. */
export type Connect = (profile: ServiceProfile) => {
  readonly session: Session
  readonly vault: Vault
}

/** The sessions that are in use, one a connection. */
export type Pool = {
  /** In no order; the same list for good, with what is in it now. */
  readonly sessions: readonly Session[]
  sessionOf(connection: string): Session | undefined
  /** Throws if there is no such session. */
  vaultOf(connection: string): Vault
  /** Calls back for each session that there is, and for each that comes. */
  each(listener: (session: Session) => void): void
  start(profile: ServiceProfile): Session
  /** Takes a session out of use; what it keeps stays, unless it was signed out before. */
  drop(connection: string): Promise<void>
}

export function createPool(connect: Connect): Pool {
  const sessions: Session[] = []
  const vaults = new Map<string, Vault>()
  const listeners: ((session: Session) => void)[] = []
  const sessionOf = (id: string) => sessions.find(({ profile }) => profile.id === id)
  return {
    sessions,
    sessionOf,
    vaultOf(connection) {
      const vault = vaults.get(connection)
      if (!vault) throw new TypeError('Not a connection')
      return vault
    },
    each(listener) {
      sessions.forEach((session) => listener(session))
      listeners.push(listener)
    },
    start(profile) {
      const { session, vault } = connect(profile)
      vaults.set(profile.id, vault)
      sessions.push(session)
      for (const listener of listeners) listener(session)
      return session
    },
    async drop(connection) {
      const session = sessionOf(connection)
      if (!session) return
      sessions.splice(sessions.indexOf(session), 1)
      vaults.delete(connection)
      await session.close()
    },
  }
}
