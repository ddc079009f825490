import { createHash, randomBytes } from 'node:crypto'
import type { PairingQuestionView } from '../../preload/contract.ts'
import type { Timers } from '../session/ports.ts'
import { ProgramError } from './errors.ts'
import { createOutcomes, type Outcome } from './outcomes.ts'
import { newCode } from './pairing-code.ts'
import { createPauses } from './pauses.ts'

/** How long a question waits for its answer, ms. */
export const questionLife = 120_000

/** What became of a question that was not taken back by Deckpass itself. */
export type Ending = {
  readonly name: string
  readonly answer: 'allowed' | 'refused' | 'expired'
  readonly executable: string | undefined
}

/** Asks the user whether a program may come in: one question at a time. */
export type Pairing = {
  question(): PairingQuestionView | undefined
  /** Puts the question, or throws ProgramError `busy`: then the user sees nothing. */
  ask(
    name: string,
    findExecutable?: () => Promise<string | undefined>,
  ): { readonly request: string; readonly code: string }
  /** The name on a question that can still be answered. */
  asks(question: string): string | undefined
  /** Ends a question with the user's answer; whoever asked gets `outcome`. */
  settle(question: string, outcome: Exclude<Outcome, { state: 'waiting' | 'expired' }>): void
  /** Whether a request is one that was put to the user not long ago. */
  knows(request: string): boolean
  /**
   * What came of a request, once it is settled or after `wait` ms at most. What was allowed is told
   * once; that and what nobody knows any more throws ProgramError `not_found`.
   */
  poll(request: string, wait: number, gone: AbortSignal): Promise<Outcome>
  /** Takes everything back: nobody can be let in any more. */
  end(): void
}

export type PairingOptions = {
  readonly now: () => number
  readonly timers: Timers
  readonly onEnding: (ending: Ending) => void
  readonly changed: () => void
}

type Question = PairingQuestionView & { readonly request: string; readonly disarm: () => void }

export function createPairing(options: PairingOptions): Pairing {
  const { now, timers, onEnding, changed } = options
  const outcomes = createOutcomes(timers)
  const pauses = createPauses(options)
  let current: Question | undefined

  const finish = (outcome: Outcome) => {
    if (!current || outcome.state === 'waiting') return
    const { name, executable, request, disarm } = current
    disarm()
    current = undefined
    if (outcome.state === 'allowed') pauses.welcome()
    else pauses.begin()
    outcomes.settle(request, outcome)
    onEnding({ name, executable, answer: outcome.state })
    changed()
  }
  const open = (id: string) => {
    if (current?.id !== id) return undefined
    // A timer stands still while the machine sleeps.
    if (now() >= current.until) finish({ state: 'expired' })
    return current
  }

  return {
    question() {
      if (!current) return undefined
      const { request: _, disarm: __, ...view } = current
      return view
    },
    ask(name, findExecutable) {
      if (current) open(current.id)
      const wait = current ? Math.max(current.until - now(), 0) : pauses.left()
      if (current || wait > 0) throw new ProgramError('busy', { retryAfter: wait })
      const request = randomBytes(32).toString('base64url')
      const at = now()
      const asked: Question = {
        id: randomBytes(8).toString('hex'),
        name,
        code: newCode(),
        askedAt: at,
        until: at + questionLife,
        request: nameOf(request),
        disarm: timers.after(questionLife, () => finish({ state: 'expired' })),
      }
      current = asked
      outcomes.expect(asked.request)
      void findExecutable?.().then((path) => {
        if (path === undefined || current?.id !== asked.id) return
        current = { ...current, executable: path }
        changed()
      })
      changed()
      return { request, code: asked.code }
    },
    asks: (question) => open(question)?.name,
    settle(question, outcome) {
      if (open(question)) finish(outcome)
    },
    knows: (request) => outcomes.knows(nameOf(request)),
    poll: (request, wait, gone) => outcomes.wait(nameOf(request), wait, gone),
    end() {
      current?.disarm()
      const wasAsked = current !== undefined
      current = undefined
      outcomes.forget()
      if (wasAsked) changed()
    },
  }
}

/** What a request is kept by: who finds that out, or how long comparing takes, has not got it. */
const nameOf = (request: string) => createHash('sha256').update(request).digest('hex')
