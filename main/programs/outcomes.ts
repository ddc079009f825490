import type { Timers } from '../session/ports.ts'
import { ProgramError } from './errors.ts'

/** What came of a program's wish to be let in. */
export type Outcome =
  | { readonly state: 'waiting' | 'refused' | 'expired' }
  | {
      readonly state: 'allowed'
      readonly key: string
      readonly connections: readonly string[]
      /** Called if nobody came for the key in time. */
      readonly unclaimed: () => void
    }

/** How long an outcome that nobody asks for is remembered, ms. */
export const outcomeLife = 120_000

/** The outcomes of requests, for whoever asks for them. */
export type Outcomes = {
  expect(request: string): void
  knows(request: string): boolean
  settle(request: string, outcome: Outcome): void
  /** The outcome, or `waiting` after `ms`. Throws ProgramError `not_found`; a key is given once. */
  wait(request: string, ms: number, gone: AbortSignal): Promise<Outcome>
  /** Forgets all; who waits is told that it is not there. */
  forget(): void
}

type Expected = { outcome: Outcome; wake: () => void; disarm: () => void }

export function createOutcomes(timers: Timers): Outcomes {
  const expected = new Map<string, Expected>()
  const forgetOne = (request: string) => {
    const entry = expected.get(request)
    if (!entry) return
    expected.delete(request)
    entry.disarm()
    entry.wake()
    if (entry.outcome.state === 'allowed') entry.outcome.unclaimed()
  }
  return {
    expect: (request) =>
      void expected.set(request, {
        outcome: { state: 'waiting' },
        wake: () => {},
        disarm: () => {},
      }),
    knows: (request) => expected.has(request),
    settle(request, outcome) {
      const entry = expected.get(request)
      if (!entry) return
      entry.outcome = outcome
      entry.disarm = timers.after(outcomeLife, () => forgetOne(request))
      entry.wake()
    },
    async wait(request, ms, gone) {
      const entry = expected.get(request)
      if (entry?.outcome.state === 'waiting' && ms > 0) {
        // One request has one who waits: the one before is told that it still waits.
        entry.wake()
        await new Promise<void>((resolve) => {
          const disarm = timers.after(ms, resolve)
          entry.wake = () => {
            disarm()
            resolve()
          }
          gone.addEventListener('abort', entry.wake)
        })
      }
      const now = expected.get(request)
      if (!now || now !== entry) throw new ProgramError('not_found')
      // A key is not spent on somebody who has gone.
      if (now.outcome.state === 'allowed' && !gone.aborted) {
        expected.delete(request)
        now.disarm()
      }
      return now.outcome
    },
    forget() {
      for (const request of expected.keys()) forgetOne(request)
    },
  }
}
