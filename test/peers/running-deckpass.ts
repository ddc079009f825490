import { join } from 'node:path'
import * as v from 'valibot'
import type { ServiceProfile } from '../../main/session/service-profile.ts'
import { socketName } from '../../main/programs/socket-place.ts'
import { notStarted } from '../process/build-program.ts'
import { startDriven } from '../process/ownership/driven.ts'
import { Person } from '../unit/identity-service/person.ts'
import type { Desktop } from '../support/desktop/index.ts'
import { pairAt } from './token-socket.ts'

/** Deckpass' core in a process of its own, with its local token service switched on. */
export type RunningDeckpass = {
  /** The path of the socket. */
  readonly socket: string
  signIn(): Promise<void>
  /** Lets a program in; resolves to its key. */
  pair(name: string): Promise<string>
  /** Lets the command line ask. */
  allowCommands(): Promise<void>
  /** Says yes to the program that shows this code; resolves to whether there was one. */
  allow(code: string): Promise<boolean>
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>
  startAgain(): Promise<void>
}

export type DeckpassSettings = {
  /** deckpass-host.ts as plain JavaScript. */
  readonly program: string
  readonly desktop: Desktop
  readonly profile: ServiceProfile
  /** Where it keeps what it keeps. */
  readonly folder: string
  /** How often its hour fits into a real one. */
  readonly scale?: number
}

/** Starts one; nobody is signed in. */
export async function startDeckpass(settings: DeckpassSettings): Promise<RunningDeckpass> {
  const { program, desktop, profile, folder, scale = 1 } = settings
  const { clientId, clientSecret, ...bare } = profile
  const given = clientSecret
    ? { services: [bare], credentials: { id: clientId, secret: clientSecret.reveal() } }
    : { services: [{ ...bare, clientId }] }
  const argument = JSON.stringify({ ...given, folder, scale, since: Date.now() })
  const env = { ...desktop.env, ...notStarted }
  const socket = join(desktop.env['XDG_RUNTIME_DIR'] ?? '', 'deckpass-dev', socketName)
  const start = async () => {
    const driven = startDriven(program, [argument], { env })
    v.parse(v.null(), await driven.tell({ do: 'start' }))
    return driven
  }
  let driven = await start()
  await driven.tell({ do: 'serve', on: true })
  const allow = async (code: string) =>
    v.parse(v.boolean(), await driven.tell({ do: 'allow', code }))
  return {
    socket,
    allow,
    async allowCommands() {
      v.parse(v.null(), await driven.tell({ do: 'allowCommands' }))
    },
    async signIn() {
      const address = v.parse(v.string(), await driven.tell({ do: 'signIn' }))
      const { url } = await new Person().signIn(address)
      v.parse(v.literal(true), await driven.tell({ do: 'receive', address: url }))
    },
    pair: (name) => pairAt(socket, name, allow),
    signal: (name) => driven.signal(name),
    async kill() {
      driven.signal('SIGKILL')
      await driven.ended
    },
    async startAgain() {
      driven = await start()
    },
  }
}
