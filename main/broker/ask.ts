import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { BrokerError } from './errors.ts'
import type { Limits } from './limits.ts'
import { reply, version, welcome } from './messages.ts'
import type { BrokerAnswer, BrokerRequest } from './messages.ts'
import { readKey } from './owner-key.ts'
import type { Place } from './place.ts'
import { isProof, newChallenge, prove } from './proof.ts'
import { createWire, type Wire } from './wire.ts'

/**
 * Asks the owner, after it proved that it is the owner. Rejects with BrokerError `owner_gone`,
 * `owner_silent`, `owner_not_trusted` or `not_private`; whoever is not trusted hears no request.
 */
export async function ask(
  place: Place,
  request: BrokerRequest,
  limits: Limits,
): Promise<BrokerAnswer> {
  const until = performance.now() + limits.idle
  for (;;) {
    const reached = await place.reach()
    if (reached === 'nobody') throw new BrokerError('owner_gone')
    const answer = reached === 'busy' ? undefined : await converse(reached, place, request, limits)
    if (answer) return answer
    if (performance.now() >= until) throw new BrokerError('owner_silent')
    await pause(10 + 40 * Math.random())
  }
}

/** The asker's side of one conversation; `undefined` if it was sent away before it was welcomed. */
async function converse(
  socket: Socket,
  { folder }: Place,
  request: BrokerRequest,
  limits: Limits,
): Promise<BrokerAnswer | undefined> {
  const wire = createWire(socket)
  try {
    const own = newChallenge()
    wire.send({ deckpass: version, challenge: own })
    const incoming = await wire.read(limits.idle)
    if (incoming.is === 'closed') return undefined
    const { challenge, proof } = expect(welcome, incoming)
    // Not read before: an owner that is new to this folder has only just made it.
    const key = await readKey(folder)
    const occasion = { folder, challenges: [own, challenge] } as const
    if (!key || !isProof(proof, key, 'owner', occasion)) throw new BrokerError('owner_not_trusted')
    wire.send({ proof: prove(key, 'asker', occasion), request })
    return await hearAnswer(wire, limits)
  } finally {
    socket.destroy()
  }
}

async function hearAnswer(wire: Wire, { idle, patience }: Limits): Promise<BrokerAnswer> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    const told = expect(reply, await wire.read(idle))
    if ('answer' in told) return told.answer
  }
  throw new BrokerError('owner_silent')
}

/** A message as it must be at this point; whoever talks otherwise is not an owner to be trusted. */
function expect<Schema extends v.GenericSchema>(
  schema: Schema,
  incoming: Awaited<ReturnType<Wire['read']>>,
): v.InferOutput<Schema> {
  if (incoming.is === 'closed') throw new BrokerError('owner_gone')
  if (incoming.is === 'late') throw new BrokerError('owner_silent')
  const parsed = v.safeParse(schema, incoming.is === 'message' ? incoming.json : undefined)
  if (!parsed.success) throw new BrokerError('owner_not_trusted')
  return parsed.output
}
