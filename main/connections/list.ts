import * as v from 'valibot'
import { keptDescription } from '../services/discovered-service.ts'
import type { Service } from '../services/service.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/))
const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))

/** What the user made of the list of connections. Each part is read on its own: nothing costs the rest. */
export const keptList = v.object({
  /** Connections that the user added, in order. */
  added: v.fallback(v.array(v.object({ id, service: id })), []),
  /** Services that are connected from the start and that the user removed. */
  removed: v.fallback(v.array(id), []),
  /** The user's own names for connections. */
  names: v.fallback(v.record(id, name), {}),
  /** The connection that comes first. */
  main: v.fallback(v.optional(id), undefined),
  /** Where issuers said that their endpoints are, by service. */
  found: v.fallback(v.record(id, keptDescription), {}),
  /** Services from profile files, as they stood there: each is checked again when it is read. */
  services: v.fallback(v.array(v.unknown()), []),
})

export type KeptList = v.InferOutput<typeof keptList>

/** One connection: to which service, and what the user calls it. */
export type Connected = { readonly id: string; readonly name: string; readonly service: Service }

/** At most this many, so that no mistake fills the disk or the keychain. */
export const mostConnections = 20

/** Name that may be given to a connection: 1 to 40 characters, without blanks around it. */
export const connectionName = name

/**
 * The connections there are, the main one first: one for each service that asks for nothing, and what
 * the user added. One whose service is not known here is left out, and stays in the list.
 */
export function connectionsOf(kept: KeptList, services: readonly Service[]): readonly Connected[] {
  const serviceOf = (wanted: string) => services.find(({ profile }) => profile.id === wanted)
  const fromTheStart = services
    .filter(({ asks, profile }) => asks === 'nothing' && !kept.removed.includes(profile.id))
    .map((service) => ({ id: service.profile.id, service }))
  const added = kept.added.flatMap((one) => {
    const service = serviceOf(one.service)
    return service ? [{ id: one.id, service }] : []
  })
  const all = [...fromTheStart, ...added].map(({ id, service }) => {
    return { id, service, name: kept.names[id] ?? service.profile.name }
  })
  return [...all].sort((one, other) => rank(other) - rank(one))

  function rank(one: { readonly id: string }): number {
    return one.id === kept.main ? 1 : 0
  }
}

/**
 * With another connection to a service; `undefined` if there are too many. A service that is connected
 * from the start and was removed comes back under its own id.
 */
export function withAdded(
  kept: KeptList,
  service: Service,
): { readonly kept: KeptList; readonly id: string } | undefined {
  const own = service.profile.id
  if (service.asks === 'nothing' && kept.removed.includes(own))
    return { id: own, kept: { ...kept, removed: kept.removed.filter((each) => each !== own) } }
  if (kept.added.length >= mostConnections) return undefined
  const taken = new Set([
    ...kept.added.map((each) => each.id),
    ...(service.asks === 'nothing' ? [own] : []),
  ])
  const free = [own, ...numbers.map((number) => `${own}-${number}`)].find(
    (each) => !taken.has(each),
  )
  return free === undefined
    ? undefined
    : { id: free, kept: { ...kept, added: [...kept.added, { id: free, service: own }] } }
}

const numbers = Array.from({ length: mostConnections }, (_, at) => at + 2)

export function withName(kept: KeptList, id: string, name: string): KeptList {
  return { ...kept, names: { ...kept.names, [id]: name } }
}

export function withMain(kept: KeptList, id: string): KeptList {
  return { ...kept, main: id }
}

/** Without a connection, its name and its place. */
export function without(kept: KeptList, id: string): KeptList {
  const isAdded = kept.added.some((each) => each.id === id)
  const { [id]: _, ...names } = kept.names
  return {
    ...kept,
    added: kept.added.filter((each) => each.id !== id),
    removed: isAdded ? kept.removed : [...kept.removed, id],
    names,
    main: kept.main === id ? undefined : kept.main,
  }
}
