import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { jsonFile } from '../../main/desktop/json-file.ts'
import { createKeyChoice } from '../../main/desktop/key-choice.ts'
import { createSettings } from '../../main/desktop/settings.ts'
import { StorageError } from '../../main/session/errors.ts'
import { openElectronStore } from '../../main/vault/json-store.ts'
import type { Keychain } from '../../main/vault/keychain.ts'
import { createKeytarKeychain } from '../../main/vault/keytar-keychain.ts'
import { createVault } from '../../main/vault/vault.ts'
import { signedIn } from '../unit/vault/records.ts'

/**
 * A process with a real vault, driven by messages: `{ id, call, token?, interactive? }` is answered
 * with `{ id, answer }`. Its arguments are the folder of the records and, if it is to end by itself as
 * `kill -9` does it, when: the keychain has a new key and no record names it yet, or a wipe has taken
 * the record and its key is still there.
 */
const service = 'Deckpass (test)'
const [folder = '', dies] = process.argv.slice(2)
const dieAt = (moment: string) => {
  if (dies === moment) process.kill(process.pid, 'SIGKILL')
}
let interactive = false

const keytarKeychain = createKeytarKeychain({ service })
const keychain: Keychain = {
  ...keytarKeychain,
  remove(account, call) {
    dieAt('removing a key')
    return keytarKeychain.remove(account, call)
  },
}
const settings = createSettings(jsonFile('settings', { folder: dirname(folder), now: Date.now }))
const vault = createVault({
  connection: 'beatport',
  folder,
  keychain,
  choice: createKeyChoice(settings, 'beatport'),
  random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
  log: { info: () => undefined, warn: () => undefined },
  interactive: () => interactive,
  openStore: (name, place) => {
    if (name.endsWith('.next')) dieAt('writing a record')
    return openElectronStore(name, place)
  },
})

const calls = {
  async load() {
    const loaded = await vault.load()
    if (loaded.found !== 'record') return loaded
    return { found: 'record', token: loaded.record.grant?.refreshToken?.reveal() }
  },
  save: (token: string) => vault.save(signedIn(token)),
  clear: () => vault.clear(),
  keepInFile: () => vault.keepInFile(),
  useKeychain: () => vault.useKeychain(),
  status: async () => vault.status(),
  /** Accounts in the keychain; crashes keytar if that is locked. */
  async accounts() {
    const { default: keytar } = await import('keytar')
    return (await keytar.findCredentials(service)).map(({ account }) => account)
  },
}

const request = v.object({
  id: v.number(),
  call: v.picklist(['load', 'save', 'clear', 'keepInFile', 'useKeychain', 'status', 'accounts']),
  token: v.optional(v.string(), ''),
  interactive: v.optional(v.boolean(), false),
})

async function answer(message: unknown): Promise<void> {
  const { id, call, token, interactive: clicked } = v.parse(request, message)
  interactive = clicked
  const outcome = await calls[call](token).catch((error: unknown) => {
    if (error instanceof StorageError) return { code: error.code }
    throw error
  })
  process.send?.({ id, answer: outcome ?? 'done' })
}

process.on('message', (message) => void answer(message))
process.send?.('ready')
