import * as v from 'valibot'
import { discoveredService, keepDescription } from '../services/discovered-service.ts'
import { profileOf, type Credentials, type Service } from '../services/service.ts'
import type { Discovered } from '../session/discovery.ts'
import { StorageError } from '../session/errors.ts'
import type { Log } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import type { CredentialStore } from './credentials.ts'
import {
  connectionsOf,
  keptList,
  withAdded,
  withMain,
  withName,
  without,
  type Connected,
  type KeptList,
} from './list.ts'
import { createPool, type Connect, type Pool } from './pool.ts'

/** One connection as it is now: its session is there as soon as all that it takes is. */
export type Connection = Connected & {
  readonly credentials: 'there' | 'wanted' | 'sought'
  readonly session: Session | undefined
}

export type Connections = Pick<Pool, 'sessions' | 'vaultOf'> & {
  /** The main one first. */
  all(): readonly Connection[]
  /** The services that one can connect to. */
  services(): readonly Service[]
  /** Calls back for each session that there is, and for each that comes. */
  eachSession: Pool['each']
  /** Calls back after every change of the list. */
  subscribe(listener: () => void): void
  /** Opens every session. Resolves when each has shown what it is. */
  open(): Promise<void>
  /** Offers an address to each session; resolves to whether one was waiting for it. */
  offer(address: string): Promise<boolean>
  /** Connects to a service, once more if need be; resolves to the new id. Rejects with RangeError. */
  add(service: Service, credentials: Credentials | undefined): Promise<string>
  /** Takes credentials for a connection; one that nobody signs in to connects at once. */
  enter(connection: string, credentials: Credentials): Promise<void>
  rename(connection: string, name: string): Promise<void>
  makeMain(connection: string): Promise<void>
  /** Signs out here and forgets. Rejects with StorageError if something could not be removed. */
  remove(connection: string): Promise<void>
  /** Adds services from a file to those that one can connect to. */
  learn(services: readonly unknown[]): Promise<void>
}

export type ConnectionsOptions = {
  /** The services that can be connected to, with those that were learned. */
  readonly servicesOf: (learned: readonly unknown[]) => readonly Service[]
  /** What was kept of the list, which may be anything, and where changes go. */
  readonly file: {
    readonly content: unknown
    change(list: KeptList): Promise<void>
  }
  readonly credentials: CredentialStore
  readonly connect: Connect
  readonly discover: (issuer: string) => Promise<Discovered>
  readonly log: Log
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { credentials: store, log } = options
  const pool = createPool(options.connect)
  const sought = new Set<string>()
  const listeners: (() => void)[] = []
  const parsed = v.safeParse(keptList, options.file.content)
  let kept = parsed.success ? parsed.output : v.parse(keptList, {})

  const changed = () => listeners.forEach((listener) => listener())
  /** Made anew only when the list changes: every snapshot asks for both. */
  const derive = (list: KeptList) => {
    const services = options
      .servicesOf(list.services)
      .map((service) => discoveredService(service, list.found[service.profile.id]))
    return { services, listed: connectionsOf(list, services) }
  }
  let derived = derive(kept)
  const find = (id: string): Connected => {
    const found = derived.listed.find((one) => one.id === id)
    if (!found) throw new TypeError('Not a connection')
    return found
  }
  const keep = async (next: KeptList): Promise<void> => {
    kept = next
    derived = derive(next)
    changed()
    await options.file.change(next).catch((cause: unknown) => {
      throw new StorageError('write_failed', { cause })
    })
  }
  const start = ({ id, service }: Connected, entered: Credentials | undefined) => {
    const profile = pool.sessionOf(id) ? undefined : profileOf(service, id, entered)
    if (!profile) return undefined
    const session = pool.start(profile)
    changed()
    return session
  }
  const seek = async (one: Connected): Promise<Session | undefined> => {
    sought.add(one.id)
    changed()
    const found = await store.read(one.id)
    sought.delete(one.id)
    changed()
    return found && start(one, found)
  }
  /** Where the issuer says that everything is, if the service has that to tell. */
  const discover = async ({ discovery, profile }: Service): Promise<KeptList['found']> => {
    if (discovery !== true) return {}
    try {
      return { [profile.id]: keepDescription(await options.discover(profile.issuer)) }
    } catch {
      log.warn('not-discovered')
      return {}
    }
  }
  const enter = async (connection: string, entered: Credentials): Promise<void> => {
    const one = find(connection)
    const before = pool.sessionOf(connection)
    if (one.service.asks !== 'credentials' || before?.see().state.phase === 'signed-in')
      throw new TypeError('Nothing to enter')
    const trouble = await store.write(connection, entered)
    if (trouble !== undefined) log.warn('credentials-not-kept', { code: trouble })
    await pool.drop(connection)
    const session = start(one, entered)
    await session?.open()
    if (one.service.profile.flow === 'client-credentials') await session?.signIn()
  }

  for (const one of derived.listed) if (one.service.asks === 'nothing') start(one, undefined)

  return {
    sessions: pool.sessions,
    vaultOf: pool.vaultOf,
    eachSession: pool.each,
    services: () => derived.services,
    enter,
    subscribe: (listener) => void listeners.push(listener),

    all: () =>
      derived.listed.map((one) => {
        const session = pool.sessionOf(one.id)
        const isSought = sought.has(one.id)
        return { ...one, session, credentials: session ? 'there' : isSought ? 'sought' : 'wanted' }
      }),

    async open() {
      const asking = derived.listed.filter(({ service }) => service.asks === 'credentials')
      await Promise.all([
        ...pool.sessions.map((session) => session.open()),
        ...asking.map(async (one) => (await seek(one))?.open()),
      ])
    },

    async offer(address) {
      for (const session of pool.sessions) if (await session.receive(address)) return true
      return false
    },

    async add(service, entered) {
      const next = withAdded(kept, service)
      if (!next) throw new RangeError('Too many connections')
      const found = await discover(service)
      await keep({ ...next.kept, found: { ...kept.found, ...found } })
      if (entered) await enter(next.id, entered)
      else await start(find(next.id), undefined)?.open()
      return next.id
    },

    rename: async (connection, name) => keep(withName(kept, find(connection).id, name)),
    makeMain: async (connection) => keep(withMain(kept, find(connection).id)),

    async remove(connection) {
      const { service } = find(connection)
      const report = await pool.sessionOf(connection)?.signOut({ browserToo: false })
      if (report?.local === 'kept') throw new StorageError('keychain_refused')
      if (service.asks === 'credentials' && !(await store.remove(connection)))
        throw new StorageError('keychain_refused')
      await pool.drop(connection)
      await keep(without(kept, connection))
    },

    learn: (more) => keep({ ...kept, services: [...kept.services, ...more] }),
  }
}
