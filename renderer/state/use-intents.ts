import { useState } from 'react'
import type { Answer } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'

/** Sends what the user asked for, and says what became of it. */
export type Intents = {
  /** What went wrong with the last intent, as a sentence; empty if nothing did. */
  readonly problem: string
  /** What the last intent was to say if it worked; empty if it did not. */
  readonly done: string
  /** Sends an intent, and says `done` if it worked. */
  send<Value>(intent: () => Promise<Answer<Value>>, done?: string): Promise<Answer<Value>>
}

type Outcome = Pick<Intents, 'problem' | 'done'> & { readonly about?: number | undefined }

const nothing: Outcome = { problem: '', done: '' }

/**
 * Intents of one view, for the service called `service`. What went wrong is forgotten when `about`
 * changes: that is what the user wanted to come about.
 */
export function useIntents(service: string, about?: number): Intents {
  const [outcome, setOutcome] = useState(nothing)
  return {
    problem: outcome.about === about ? outcome.problem : '',
    done: outcome.done,
    async send(intent, done = '') {
      setOutcome(nothing)
      const answer = await intent().catch(() => ({ ok: false, code: 'unexpected' }) as const)
      const problem = answer.ok ? '' : errorSentence(answer.code, service)
      setOutcome({ problem, done: answer.ok ? done : '', about })
      return answer
    },
  }
}
