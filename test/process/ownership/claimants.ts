import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { BrokerRequest } from '../../../main/broker/messages.ts'
import { buildProgram } from '../build-program.ts'
import { startDriven, type Driven, type DrivenOptions } from './driven.ts'

const Claimed = v.union([v.object({ is: v.string() }), v.object({ code: v.string() })])
const Answer = v.union([
  v.object({
    ok: v.literal(true),
    value: v.object({
      pid: v.number(),
      since: v.pipe(
        v.string(),
        v.transform((text) => BigInt(text)),
      ),
    }),
  }),
  v.object({ code: v.string() }),
  v.object({ ended: v.literal(true) }),
])
/** How often one was the owner, was not, and was while another was. */
const Count = v.object({ owner: v.number(), other: v.number(), two: v.number() })

export type Answer = v.InferOutput<typeof Answer>

/** A claimant.ts that runs; each of its methods tells it to do what it is named after. */
export type Claimant = Driven & {
  /** Resolves to `owner`, `other` or the code of an error. */
  claim(folder: string, idle?: number): Promise<string>
  /** Asks as one that was told it is not the owner. */
  ask(request?: BrokerRequest): Promise<Answer>
  askOrOwn(folder: string, request?: BrokerRequest): Promise<Answer>
  contend(folder: string, ms: number): Promise<v.InferOutput<typeof Count>>
  /** Resolves to the id of a process that it started and that outlives it. */
  haveChild(): Promise<number>
  /** Its resident set size, bytes. */
  memory(): Promise<number>
}

const status: BrokerRequest = { ask: 'status' }

/** Builds the program for the tests of a file; what comes back starts any number of processes. */
export function prepareClaimants() {
  let program = ''
  beforeAll(async () => {
    const built = await buildProgram(join(import.meta.dirname, 'claimant.ts'))
    program = built.path
    return () => built.remove()
  }, 30_000)

  const start = async (count: number, options?: DrivenOptions): Promise<readonly Claimant[]> => {
    const all = Array.from({ length: count }, () =>
      asClaimant(startDriven(program, [], options ?? {})),
    )
    onTestFinished(async () => {
      for (const each of all) each.signal('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
    })
    // All are there before anything begins.
    await Promise.all(all.map((each) => each.memory()))
    return all
  }
  /** One that has become the owner of `folder`. */
  const startOwner = async (folder: string): Promise<Claimant> => {
    const [owner] = await start(1)
    if (!owner || (await owner.claim(folder)) !== 'owner') throw new Error('There is an owner.')
    return owner
  }
  return { start, startOwner }
}

function asClaimant(driven: Driven): Claimant {
  return {
    ...driven,
    async claim(folder, idle) {
      const told = v.parse(Claimed, await driven.tell({ do: 'claim', folder, idle }))
      return 'is' in told ? told.is : told.code
    },
    ask: async (request = status) => v.parse(Answer, await driven.tell({ do: 'ask', request })),
    askOrOwn: async (folder, request = status) =>
      v.parse(Answer, await driven.tell({ do: 'askOrOwn', folder, request })),
    contend: async (folder, ms) => v.parse(Count, await driven.tell({ do: 'contend', folder, ms })),
    haveChild: async () => v.parse(v.number(), await driven.tell({ do: 'haveChild' })),
    memory: async () => v.parse(v.number(), await driven.tell({ do: 'memory' })),
  }
}

/** A profile folder of its own for the test that asks, removed after it. */
export async function profileFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-profile-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Process ids of the owners that answered, each once; throws if somebody got no answer. */
export function ownersIn(answers: readonly Answer[]): readonly number[] {
  return [...new Set(answers.map((answer) => valueOf(answer).pid))]
}

export function valueOf(answer: Answer) {
  if ('value' in answer) return answer.value
  throw new Error(`There was no answer: ${JSON.stringify(answer)}`)
}
