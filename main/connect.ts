import { systemBrowser } from './desktop/browser.ts'
import { chromiumFetch, type Network } from './desktop/network/chromium-fetch.ts'
import { systemClock, systemRandom, systemTimers } from './desktop/ports.ts'
import { createRedirects } from './desktop/redirects.ts'
import type { Connect } from './connections/pool.ts'
import { discover, type Discovered } from './session/discovery.ts'
import { createHttp } from './session/http.ts'
import type { Browser, Log, Timers } from './session/ports.ts'
import { createSession, type Session } from './session/session.ts'
import type { KeyChoice } from './vault/key-choice.ts'
import { createKeytarKeychain } from './vault/keytar-keychain.ts'
import { createVault } from './vault/vault.ts'

export type ConnectOptions = {
  /** The folder of all connections' files. */
  readonly folder: string
  /** The name that the system's keychain program shows beside the keys. */
  readonly keychainName: string
  /** Where the user wants the keys of a connection. */
  readonly keyChoice: (connection: string) => KeyChoice
  readonly open: Browser['open']
  /** Takes an address that a redirect of this machine brought. */
  readonly offer: (address: string) => Promise<boolean>
  readonly timers: Timers
  readonly network: Network
  readonly log: Log
}

/** Plugs the desktop into a session core and its vault. */
export function connectTo(options: ConnectOptions): Connect {
  const { folder, keychainName, keyChoice, open, network, timers, log } = options
  const redirects = createRedirects(options.offer)
  return (profile) => {
    const vault = createVault({
      connection: profile.id,
      folder,
      keychain: createKeytarKeychain({
        service: keychainName,
        onUnlocked: () => void session.open(),
      }),
      choice: keyChoice(profile.id),
      random: systemRandom,
      log,
    })
    const session: Session = createSession(profile, {
      fetch: chromiumFetch(profile.id, network),
      clock: systemClock,
      timers,
      random: systemRandom,
      store: vault,
      browser: systemBrowser(profile, open),
      redirects,
      log,
    })
    return { session, vault }
  }
}

/** Asks an issuer where its endpoints are. Rejects as `discover` does. */
export function askIssuer(network: Network): (issuer: string) => Promise<Discovered> {
  return (issuer) => {
    const fetch = chromiumFetch('discovery', network)
    return discover(issuer, createHttp({ fetch, clock: systemClock, timers: systemTimers }))
  }
}
