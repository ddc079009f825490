import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { StorageError } from '../../main/session/errors.ts'
import { createKeytarKeychain } from '../../main/vault/keytar-keychain.ts'
import { createRecordFile } from '../../main/vault/record-file.ts'
import { createVault } from '../../main/vault/vault.ts'
import '../unit/vault/plain-node.ts'
import { signedIn } from '../unit/vault/records.ts'

/**
 * A process with a real vault, driven by messages: `{ id, call, token?, interactive? }` is answered
 * with `{ id, answer }`. Its one argument is the folder of the records.
 */
const service = 'Deckpass (test)'
const [folder = ''] = process.argv.slice(2)
let interactive = false
const vault = createVault({
  connection: 'beatport',
  keychain: createKeytarKeychain({ service }),
  file: createRecordFile({ connection: 'beatport', folder }),
  random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
  log: { info: () => undefined, warn: () => undefined },
  interactive: () => interactive,
})

const calls = {
  async load() {
    const loaded = await vault.load()
    if (loaded.found !== 'record') return loaded
    return { found: 'record', token: loaded.record.grant?.refreshToken?.reveal() }
  },
  save: (token: string) => vault.save(signedIn(token)),
  clear: () => vault.clear(),
  status: async () => vault.status(),
  /** Accounts in the keychain; crashes keytar if that is locked. */
  async accounts() {
    const { default: keytar } = await import('keytar')
    return (await keytar.findCredentials(service)).map(({ account }) => account)
  },
}

const request = v.object({
  id: v.number(),
  call: v.picklist(['load', 'save', 'clear', 'status', 'accounts']),
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
