import { join } from 'node:path'
import { app } from 'electron'
import { systemBrowser } from './desktop/browser.ts'
import { chromiumFetch, systemClock, systemRandom, systemTimers } from './desktop/ports.ts'
import { createRedirects } from './desktop/redirects.ts'
import type { Browser, Log } from './session/ports.ts'
import type { ServiceProfile } from './session/service-profile.ts'
import { createSession, type Session } from './session/session.ts'
import type { KeyChoice } from './vault/key-choice.ts'
import { createKeytarKeychain } from './vault/keytar-keychain.ts'
import { createVault, type Vault } from './vault/vault.ts'

/** All sessions of this app, one a service, and the way in for what the browser brings. */
export type Connections = {
  readonly sessions: readonly Session[]
  /** Offers an address to each session; resolves to whether one was waiting for it. */
  offer(address: string): Promise<boolean>
  /** Where the session of this connection is kept. Throws if there is no such connection. */
  vaultOf(connection: string): Vault
}

/** Plugs the desktop into a session core for each profile. */
export function createConnections(
  profiles: readonly ServiceProfile[],
  {
    log,
    keychainName,
    keyChoice,
    open,
  }: {
    readonly log: Log
    /** The name that the system's keychain program shows beside the keys. */
    readonly keychainName: string
    /** Where the user wants the keys of a connection. */
    readonly keyChoice: (connection: string) => KeyChoice
    readonly open: Browser['open']
  },
): Connections {
  const offer = async (address: string): Promise<boolean> => {
    for (const session of sessions) if (await session.receive(address)) return true
    return false
  }
  const redirects = createRedirects(offer)
  const vaults = new Map<string, Vault>()
  const sessions: readonly Session[] = profiles.map((profile) => {
    const vault = createVault({
      connection: profile.id,
      folder: join(app.getPath('userData'), 'connections'),
      keychain: createKeytarKeychain({
        service: keychainName,
        onUnlocked: () => void session.open(),
      }),
      choice: keyChoice(profile.id),
      random: systemRandom,
      log,
    })
    vaults.set(profile.id, vault)
    const session: Session = createSession(profile, {
      fetch: chromiumFetch(profile.id),
      clock: systemClock,
      timers: systemTimers,
      random: systemRandom,
      store: vault,
      browser: systemBrowser(profile, open),
      redirects,
      log,
    })
    return session
  })
  return {
    sessions,
    offer,
    vaultOf(connection) {
      const vault = vaults.get(connection)
      if (!vault) throw new TypeError('Not a connection')
      return vault
    },
  }
}
