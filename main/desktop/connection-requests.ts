import type { FileRead } from '../../preload/contract.ts'
import { enteredCredentials } from '../connections/credentials.ts'
import type { Connections } from '../connections/connections.ts'
import * as v from 'valibot'
import type { Handlers } from './ipc.ts'
import { Refused } from './refused.ts'

/** The requests that are about the list of connections. */
export type ConnectionRequest =
  | 'connections.add'
  | 'connections.enter'
  | 'connections.rename'
  | 'connections.makeMain'
  | 'connections.remove'
  | 'services.addFromFile'

/** What these requests reach. */
export type ConnectionReach = Pick<
  Connections,
  'all' | 'services' | 'add' | 'enter' | 'rename' | 'makeMain' | 'remove'
> & {
  /** Lets the user choose a profile file and reads it. */
  addFromFile(): Promise<FileRead>
}

/** Turns the page's requests that are about connections into calls on them. */
export function connectionHandlers(reach: ConnectionReach): Pick<Handlers, ConnectionRequest> {
  const known = (connection: string) => {
    if (!reach.all().some(({ id }) => id === connection)) throw new Refused('not_allowed')
    return connection
  }
  const entered = (input: unknown) => {
    const parsed = v.safeParse(enteredCredentials, input)
    if (!parsed.success) throw new Refused('credentials_refused')
    return parsed.output
  }
  return {
    async 'connections.add'({ service, credentials }) {
      const found = reach.services().find(({ profile }) => profile.id === service)
      if (!found) throw new Refused('not_allowed')
      const given = credentials && entered(credentials)
      const connection = await reach.add(found, given).catch((error: unknown) => {
        throw error instanceof RangeError ? new Refused('not_allowed') : error
      })
      return { connection }
    },
    async 'connections.enter'({ connection, ...credentials }) {
      await reach.enter(known(connection), entered(credentials))
      return null
    },
    async 'connections.rename'({ connection, name }) {
      await reach.rename(known(connection), name)
      return null
    },
    async 'connections.makeMain'({ connection }) {
      await reach.makeMain(known(connection))
      return null
    },
    async 'connections.remove'({ connection }) {
      await reach.remove(known(connection))
      return null
    },
    'services.addFromFile': () => reach.addFromFile(),
  }
}
