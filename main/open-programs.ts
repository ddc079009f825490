import { app } from 'electron'
import type { Connections } from './connections/connections.ts'
import type { JsonFile } from './desktop/json-file.ts'
import { systemClock } from './desktop/ports.ts'
import { createPrograms, type Programs } from './programs/programs.ts'
import { socketPlace } from './programs/socket-place.ts'

export type OpenProgramsOptions = {
  readonly development: boolean
  readonly profileFolder: string
  readonly connections: Connections
  readonly opened: Promise<unknown>
  readonly file: JsonFile
  readonly auditFile: JsonFile
}

/** Plugs the connections and this computer into what other programs get. */
export function openPrograms(options: OpenProgramsOptions): Programs {
  const { connections, development, profileFolder, ...rest } = options
  return createPrograms({
    ...rest,
    sessions: connections.sessions,
    eachSession: connections.eachSession,
    connections: () => describe(connections),
    place: socketPlace({ development, profileFolder }),
    version: app.getVersion(),
    now: systemClock.now,
  })
}

/** What the user calls each connection, and its service; the main one first. */
export function describe(connections: Pick<Connections, 'all'>) {
  return connections
    .all()
    .map(({ id, name, service }) => ({ id, name, service: service.profile.name }))
}
