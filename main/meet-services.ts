import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Computer } from './computer.ts'
import { askIssuer, connectTo } from './connect.ts'
import { createConnections, type Connections } from './connections/connections.ts'
import { createCredentialStore } from './connections/credentials.ts'
import { readsServicesFile, withBuiltInClientId } from './desktop/build-facts.ts'
import type { JsonFile } from './desktop/json-file.ts'
import { createKeyChoice } from './desktop/key-choice.ts'
import { createDistrusted } from './desktop/network/distrusted.ts'
import { findProxyAccount } from './desktop/network/proxy-accounts.ts'
import { createProxyLogin } from './desktop/network/proxy-login.ts'
import type { SettingsStore } from './desktop/settings.ts'
import { readCatalogue, withLearned } from './services/catalogue.ts'
import type { Log, Timers } from './session/ports.ts'
import { createKeytarKeychain } from './vault/keytar-keychain.ts'

export type MeetServicesOptions = {
  readonly development: boolean
  readonly profileFolder: string
  readonly computer: Pick<Computer, 'host' | 'chosenBrowser'>
  readonly settings: SettingsStore
  /** Where the list of connections is kept. */
  readonly listFile: JsonFile
  readonly timers: Timers
  readonly log: Log
}

/** The services that there are, and a session for each connection to one; none is opened yet. */
export function meetServices(options: MeetServicesOptions) {
  const { development, profileFolder, computer, settings, log } = options
  const { host, chosenBrowser } = computer
  const isTrusting = readsServicesFile(development, app.getVersion(), process.env)
  const catalogue = readCatalogue({
    development: isTrusting,
    environment: withBuiltInClientId(process.env),
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  const distrusted = createDistrusted(log)
  const logInToProxy = createProxyLogin((asking) => findProxyAccount(asking, host))
  const network = { distrusted, logInToProxy }
  const keychainName = development ? 'Deckpass (development)' : 'Deckpass'
  const credentials = createCredentialStore(createKeytarKeychain({ service: keychainName }))
  const connections: Connections = createConnections({
    servicesOf: (learned) => withLearned(catalogue.services, learned, isTrusting),
    file: options.listFile,
    credentials,
    connect: connectTo({
      folder: join(profileFolder, 'connections'),
      keychainName,
      keyChoice: (connection) => createKeyChoice(settings, connection),
      open: (address) => chosenBrowser.open(address),
      offer: (address) => connections.offer(address),
      timers: options.timers,
      network,
      log,
    }),
    discover: askIssuer(network),
    log,
  })
  return { catalogue, connections, credentials, distrusted }
}
