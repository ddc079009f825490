import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as v from 'valibot'
import { askOrOwn } from '../../main/broker/ask-or-own.ts'
import type { Handler } from '../../main/broker/attend.ts'
import { BrokerError } from '../../main/broker/errors.ts'
import { requestSchema } from '../../main/broker/messages.ts'
import { answerFromSessions } from '../../main/broker/session-answers.ts'
import { servicesFile } from '../../main/services/schema.ts'
import { connectedFromTheStart } from '../../main/services/service.ts'
import { createSession, type Session } from '../../main/session/session.ts'
import { createKeytarKeychain } from '../../main/vault/keytar-keychain.ts'
import { createVault } from '../../main/vault/vault.ts'
import { memoryKeyChoice } from '../support/key-choice.ts'
import { listenTo } from './ownership/listener.ts'

/**
 * Deckpass without its window, one of several with the same profile folder and keychain. Each asks the
 * folder's owner for what it wants, and composes vault and session only if it is the owner itself. Its
 * argument is JSON: the services and the folder.
 */
const settings = v.object({ services: servicesFile, folder: v.string() })
const { services, folder } = v.parse(v.pipe(v.string(), v.parseJson(), settings), process.argv[2])
const Command = v.variant('do', [
  v.object({ do: v.literal('ask'), request: requestSchema }),
  /** As the owner: gives the address for the browser. */
  v.object({ do: v.literal('signIn') }),
  v.object({ do: v.literal('receive'), address: v.string() }),
])

const log = { info: () => undefined, warn: () => undefined }
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) }
const opened: string[] = []
let session: Session | undefined

async function own(): Promise<Handler> {
  const [profile] = connectedFromTheStart(services)
  if (!profile) throw new Error('A host needs a service.')
  session = createSession(profile, {
    fetch,
    clock: { now: Date.now, monotonic: () => performance.now() },
    timers: {
      after(ms, callback) {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
    },
    random,
    store: createVault({
      connection: profile.id,
      keychain: createKeytarKeychain({ service: 'Deckpass (test)' }),
      folder: join(folder, 'connections'),
      choice: memoryKeyChoice(),
      random,
      log,
    }),
    browser: { open: async (url) => void opened.push(url) },
    redirects: { listen: async (redirectUri) => ({ redirectUri, close: () => undefined }) },
    log,
  })
  const answers = answerFromSessions({
    sessions: [session],
    opened: session.open(),
    show: () => undefined,
    receive: () => undefined,
    version: '1.2.3',
    describe: () => [{ id: profile.id, name: profile.name, service: profile.name }],
    commands: { may: () => true, note: () => undefined },
  })
  return async (request) => {
    const answer = await answers(request)
    // Who answers is for the test alone to know.
    if (request.ask !== 'status' || !answer.ok) return answer
    return { ok: true, value: { pid: process.pid, status: answer.value } }
  }
}

async function obey(command: v.InferOutput<typeof Command>): Promise<unknown> {
  switch (command.do) {
    case 'ask':
      return askOrOwn(folder, command.request, own)
    case 'signIn':
      await session?.signIn()
      return opened.at(-1)
    case 'receive':
      return session?.receive(command.address)
  }
}

listenTo(Command, (command) =>
  obey(command).catch((error: unknown) => {
    if (error instanceof BrokerError) return { ok: false, code: error.code }
    throw error
  }),
)
