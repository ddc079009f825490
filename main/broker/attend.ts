import * as v from 'valibot'
import type { Limits } from './limits.ts'
import { hello, question, requestSchema } from './messages.ts'
import type { BrokerAnswer, BrokerRequest } from './messages.ts'
import { isProof, newChallenge, prove } from './proof.ts'
import { longestMessage, type Wire } from './wire.ts'

/** Decides what the owner answers; what it throws is answered as `unexpected`. */
export type Handler = (request: BrokerRequest) => Promise<BrokerAnswer>

/** What the owner brings to every conversation; key and handler may be a while in coming. */
export type Host = {
  readonly folder: string
  /** `undefined` if this is no owner after all. */
  key(): Promise<Uint8Array | undefined>
  readonly handler: Promise<Handler>
  readonly limits: Limits
}

/**
 * The owner's side of one conversation: proves itself, has the asker prove itself, answers one
 * request. `trusted` is called in between. Resolves when nothing is left to say, whatever came.
 */
export async function attend(wire: Wire, host: Host, trusted: () => void): Promise<void> {
  const { folder, limits } = host
  const greeting = await next(hello)
  if (!greeting) return
  const key = await host.key()
  if (!key) return
  const challenge = newChallenge()
  const occasion = { folder, challenges: [greeting.challenge, challenge] } as const
  wire.send({ challenge, proof: prove(key, 'owner', occasion) })
  const asked = await next(question)
  if (!asked || !isProof(asked.proof, key, 'asker', occasion)) return
  trusted()
  // The asker is to hear that someone is at work: a renewal may take longer than it bears silence.
  const sign = setInterval(() => wire.send({ wait: true }), limits.idle / 5)
  const answer = await answerTo(asked.request, host.handler)
  clearInterval(sign)
  wire.send({ answer })

  async function next<Schema extends v.GenericSchema>(schema: Schema) {
    const incoming = await wire.read(limits.idle)
    if (incoming.is !== 'message') return undefined
    const parsed = v.safeParse(schema, incoming.json)
    return parsed.success ? parsed.output : undefined
  }
}

/** What a handler makes of a request that came as JSON. Never rejects. */
export async function answerTo(
  json: unknown,
  handler: Handler | Promise<Handler>,
): Promise<BrokerAnswer> {
  const request = v.safeParse(requestSchema, json)
  if (!request.success) return { ok: false, code: 'invalid_request' }
  try {
    const answer = await (await handler)(request.output)
    if (Buffer.byteLength(JSON.stringify({ answer })) < longestMessage) return answer
  } catch {
    // Whatever went wrong is the owner's to know.
  }
  return { ok: false, code: 'unexpected' }
}
