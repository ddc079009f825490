import * as v from 'valibot'
import type { BrokerRequest } from '../broker/messages.ts'
import { BrokerError } from '../broker/errors.ts'
import { exitCodes, CommandError } from './exit-codes.ts'
import type { Surroundings } from './surroundings.ts'
import { answered, notAsked, notUnderstood } from './words.ts'

/** How long a Deckpass that was started is waited for, and how often it is looked for, ms. */
const startPatience = 15_000
const lookEvery = 100

const connection = v.string()
const time = v.number()

export const HandedToken = v.object({
  connection,
  accessToken: v.string(),
  expiresAt: time,
  scope: v.string(),
})
export const Renewed = v.object({ connection, tokenExpiresAt: v.optional(time) })
export const SignInBegun = v.object({ connection, phase: v.string() })
export const SignedOut = v.object({
  local: v.picklist(['wiped', 'kept']),
  revocation: v.picklist(['done', 'not-offered', 'failed']),
  browser: v.picklist(['opened', 'not-asked', 'failed']),
})
export const Report = v.object({ report: v.string() })
export const ConnectionSeen = v.object({
  id: v.string(),
  name: v.string(),
  service: v.string(),
  phase: v.string(),
  problem: v.optional(v.string()),
  tokenExpiresAt: v.optional(time),
})
export const Status = v.object({ version: v.string(), connections: v.array(ConnectionSeen) })

export type ConnectionSeen = v.InferOutput<typeof ConnectionSeen>

/** Asks the running Deckpass and rejects with CommandError if it does not give what was asked for. */
export type Ask = <Schema extends v.GenericSchema>(
  request: BrokerRequest,
  schema: Schema,
) => Promise<v.InferOutput<Schema>>

/** `start`: a Deckpass that does not run is started first. */
export function createAsk(surroundings: Surroundings, { start }: { readonly start: boolean }): Ask {
  return async (request, schema) => {
    const answer = await surroundings.ask(request).catch((error: unknown) => {
      if (!(error instanceof BrokerError)) throw error
      if (!start || error.code !== 'owner_gone') throw notAsked(error.code)
      return askStarted(surroundings, request)
    })
    if (!answer.ok) throw answered(answer.code)
    const parsed = v.safeParse(schema, answer.value)
    if (!parsed.success) throw notUnderstood()
    return parsed.output
  }
}

async function askStarted(surroundings: Surroundings, request: BrokerRequest) {
  const { ask, startApp, pause, now } = surroundings
  const until = now() + startPatience
  const app = startApp()
  while (now() < until && !app.failed) {
    await pause(lookEvery)
    const answer = await ask(request).catch((error: unknown) => {
      if (!(error instanceof BrokerError)) throw error
      if (error.code !== 'owner_gone') throw notAsked(error.code)
    })
    if (answer) return answer
  }
  throw new CommandError(
    exitCodes.notRunning,
    'Deckpass could not be started in the background: open it from the menu of programs.',
  )
}
