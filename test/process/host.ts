import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { servicesFile } from '../../main/services/schema.ts'
import { connectedFromTheStart } from '../../main/services/service.ts'
import { createSession } from '../../main/session/session.ts'
import { openElectronStore } from '../../main/vault/json-store.ts'
import { createVault } from '../../main/vault/vault.ts'
import { bare, bareVault } from './bare-deckpass.ts'
import { createCommands, readCommand } from './host/commands.ts'
import { createCut } from './host/cut.ts'
import { cutBrowser, cutFetch, watchAnnouncements } from './host/network-cuts.ts'
import { createStoreCuts } from './host/store-cuts.ts'

/**
 * Deckpass without its window: the session core and the vault in a plain process, with the system's
 * own clock, timers, network, disk and keychain. Its argument is JSON: the service, and the folder of
 * the records. Each line on standard input is a command; answers, and addresses that a browser is to
 * open, are lines on standard output. With DECKPASS_CUT_AT it dies at that step, as if by `kill -9`.
 */
const start = v.object({ services: servicesFile, folder: v.string() })
const { services, folder } = v.parse(v.pipe(v.string(), v.parseJson(), start), process.argv[2])
const [profile] = connectedFromTheStart(services)
if (!profile) throw new Error('A host needs a service.')

const tell = (line: object) => void writeSync(1, `${JSON.stringify(line)}\n`)
const cut = createCut(process.env['DECKPASS_CUT_AT'])
const cuts = createStoreCuts(cut)

const options = bareVault(profile.id, folder)
const vault = createVault({
  ...options,
  keychain: cuts.keychain(options.keychain),
  openStore: cuts.openStore(openElectronStore),
})

const session = createSession(profile, {
  ...bare,
  fetch: cutFetch(cut, profile, fetch),
  store: cuts.store(vault),
  browser: cutBrowser(cut, { open: async (url) => tell({ opened: url }) }),
})
watchAnnouncements(cut, session)

const obey = createCommands(session, bare.clock)
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const command = readCommand(line)
  void obey(command).then((answer) => tell({ id: command.id, answer }))
})
// Whoever gave the commands is gone.
lines.on('close', () => process.exit())

void session.open().then(() => tell({ ready: true }))
