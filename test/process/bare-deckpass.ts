import { join } from 'node:path'
import { systemClock, systemRandom, systemTimers } from '../../main/desktop/ports.ts'
import type { Ports } from '../../main/session/ports.ts'
import type { ServiceProfile } from '../../main/session/service-profile.ts'
import { createSession, type Session } from '../../main/session/session.ts'
import { createKeytarKeychain } from '../../main/vault/keytar-keychain.ts'
import { createVault, type VaultOptions } from '../../main/vault/vault.ts'
import { memoryKeyChoice } from '../support/key-choice.ts'

/** What a session without a window has of this computer; the answer to a sign-in comes as a command. */
export const bare = {
  clock: systemClock,
  timers: systemTimers,
  random: systemRandom,
  redirects: { listen: async (redirectUri) => ({ redirectUri, close: () => undefined }) },
  log: { info: () => undefined, warn: () => undefined },
} satisfies Partial<Ports>

/** What a vault in the system's keychain is made of, with its records in `folder`. */
export const bareVault = (connection: string, folder: string): VaultOptions => ({
  connection,
  folder,
  keychain: createKeytarKeychain({ service: 'Deckpass (test)' }),
  choice: memoryKeyChoice(),
  random: bare.random,
  log: bare.log,
})

export type BareDeckpass = {
  readonly session: Session
  /** What it gave to the browser, which opens nothing. */
  readonly addresses: readonly string[]
}

/** The session core and its vault in this process, as the owner of a profile folder has them. */
export function createBareDeckpass(
  profile: ServiceProfile,
  folder: string,
  ports: Partial<Ports> = {},
): BareDeckpass {
  const addresses: string[] = []
  const session = createSession(profile, {
    ...bare,
    fetch,
    store: createVault(bareVault(profile.id, join(folder, 'connections'))),
    browser: { open: async (url) => void addresses.push(url) },
    ...ports,
  })
  return { session, addresses }
}
