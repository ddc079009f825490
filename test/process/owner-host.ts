import * as v from 'valibot'
import { askOrOwn } from '../../main/broker/ask-or-own.ts'
import type { Handler } from '../../main/broker/attend.ts'
import { BrokerError } from '../../main/broker/errors.ts'
import { requestSchema } from '../../main/broker/messages.ts'
import { answerFromSessions } from '../../main/broker/session-answers.ts'
import { servicesFile } from '../../main/services/schema.ts'
import { connectedFromTheStart } from '../../main/services/service.ts'
import { createBareDeckpass, type BareDeckpass } from './bare-deckpass.ts'
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

let owned: BareDeckpass | undefined

async function own(): Promise<Handler> {
  const [profile] = connectedFromTheStart(services)
  if (!profile) throw new Error('A host needs a service.')
  owned = createBareDeckpass(profile, folder)
  const answers = answerFromSessions({
    sessions: [owned.session],
    opened: owned.session.open(),
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
      await owned?.session.signIn()
      return owned?.addresses.at(-1)
    case 'receive':
      return owned?.session.receive(command.address)
  }
}

listenTo(Command, (command) =>
  obey(command).catch((error: unknown) => {
    if (error instanceof BrokerError) return { ok: false, code: error.code }
    throw error
  }),
)
