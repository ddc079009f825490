import { useLayoutEffect, useRef, useState } from 'react'
import type { Answer } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'

/** Sends what the user asked for, and says what became of it. */
export type Intents = {
  /** What went wrong with the last intent, as a sentence; empty if nothing did. */
  readonly problem: string
  /** What the last intent was to say if it worked; empty if it did not. */
  readonly done: string
  /** Sends an intent, and says `done` if it worked: a sentence, or what makes one of the answer. */
  send<Value>(
    intent: () => Promise<Answer<Value>>,
    done?: string | ((value: Value) => string),
  ): Promise<Answer<Value>>
  /** Says nothing of the last intent any longer. */
  forget(): void
}

type Outcome = Pick<Intents, 'problem' | 'done'> & { readonly about?: number | undefined }

const nothing: Outcome = { problem: '', done: '' }

/**
 * Intents of one view, for the service called `service`. What went wrong is forgotten when `about`
 * changes after the answer: that is what the user wanted to come about.
 */
export function useIntents(service: string, about?: number): Intents {
  const [outcome, setOutcome] = useState(nothing)
  // An answer finds the newest here: much can change between a request and its answer.
  const newest = useRef(about)
  useLayoutEffect(() => {
    newest.current = about
  }, [about])
  return {
    problem: outcome.about === about ? outcome.problem : '',
    done: outcome.done,
    async send(intent, done = '') {
      setOutcome(nothing)
      const answer = await intent().catch(() => ({ ok: false, code: 'unexpected' }) as const)
      setOutcome(
        answer.ok
          ? { problem: '', done: typeof done === 'string' ? done : done(answer.value) }
          : { problem: errorSentence(answer.code, service), done: '', about: newest.current },
      )
      return answer
    },
    forget: () => setOutcome(nothing),
  }
}
