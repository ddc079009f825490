import {
  createConnections,
  type Connections,
  type ConnectionsOptions,
} from '../../main/connections/connections.ts'
import type { Service } from '../../main/services/service.ts'
import { createSession, type Session } from '../../main/session/session.ts'
import type { Vault } from '../../main/vault/vault.ts'
import { World } from './world.ts'

const nobody = () => Promise.reject(new Error('not expected'))

/** A vault for a session that keeps things elsewhere. */
export const someVault: Vault = {
  load: nobody,
  save: nobody,
  clear: nobody,
  status: () => ({ kind: 'keychain' }),
  keepInFile: nobody,
  useKeychain: nobody,
}

/** A list of connections with one session in it, that of a world. */
export function connectionsWith(world: World): Connections {
  const service: Service = { asks: 'nothing', profile: world.profile }
  return listOf([service], { connect: () => world.session })
}

type Changes = Partial<Omit<ConnectionsOptions, 'connect'>> & { readonly connect?: () => Session }

/** A list of connections over these services, in memory. */
function listOf(services: readonly Service[], { connect, ...changes }: Changes = {}): Connections {
  const { ports } = new World()
  return createConnections({
    servicesOf: () => services,
    file: { content: {}, change: async () => {} },
    credentials: { read: async () => undefined, write: async () => undefined, remove: nobody },
    connect: (profile) => ({
      session: connect?.() ?? createSession(profile, ports),
      vault: someVault,
    }),
    discover: nobody,
    log: ports.log,
    ...changes,
  })
}
