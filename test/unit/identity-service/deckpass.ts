import { onTestFinished } from 'vitest'
import { systemClock, systemRandom, systemTimers } from '../../../main/desktop/ports.ts'
import type { Ports } from '../../../main/session/ports.ts'
import type { ServiceProfile } from '../../../main/session/service-profile.ts'
import { createSession, type Session } from '../../../main/session/session.ts'
import { MemoryStore } from '../../support/world/memory-store.ts'
import { Person, type Visit } from './person.ts'

/** Deckpass' session core with this machine's clock and network, and a person at a browser before it. */
export type Deckpass = {
  readonly session: Session
  readonly store: MemoryStore
  /** All that it has logged and shown so far, as text. */
  told(): string
  /** Signs in, and if the service wants a person, goes through its pages; resolves at its end. */
  signIn(): Promise<void>
  /** Goes where the browser was sent last. */
  browse(): Promise<Visit>
  /** Another run of the app, with nothing but the disk left of this one. */
  restart(): Promise<Deckpass>
}

/** Opens a session with the service; it is closed with the test. */
export async function startDeckpass(
  profile: ServiceProfile,
  store = new MemoryStore(),
  person = new Person(),
): Promise<Deckpass> {
  const opened: string[] = []
  const told: string[] = []
  const note = (...what: readonly unknown[]) => void told.push(JSON.stringify(what))
  const session = createSession(profile, { ...world, store, browser: { open }, log: logTo(note) })
  session.subscribe(() => note(session.see()))
  async function open(url: string): Promise<void> {
    opened.push(url)
  }
  onTestFinished(() => session.close())
  await session.open()
  return {
    session,
    store,
    told: () => told.join('\n'),
    browse: () => person.open(opened.at(-1) ?? ''),
    async signIn() {
      await session.signIn()
      const page = opened.at(-1)
      if (page !== undefined) await session.receive((await person.signIn(page)).url)
    },
    async restart() {
      await session.close()
      return startDeckpass(profile, store, person)
    },
  }
}

const world: Omit<Ports, 'store' | 'browser' | 'log'> = {
  fetch,
  clock: systemClock,
  timers: systemTimers,
  random: systemRandom,
  redirects: { listen: async (redirectUri) => ({ redirectUri, close: () => undefined }) },
}

function logTo(note: (...what: readonly unknown[]) => void): Ports['log'] {
  return { info: note, warn: note }
}
