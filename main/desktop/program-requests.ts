import type { Programs } from '../programs/programs.ts'
import type { Handlers } from './ipc.ts'
import { Refused } from './refused.ts'

/** The requests that are about other programs. */
export type ProgramRequest =
  | 'programs.serve'
  | 'programs.answer'
  | 'programs.allowCommands'
  | 'programs.withdraw'
  | 'programs.audit'

export type ProgramReach = {
  readonly programs: Pick<
    Programs,
    'serve' | 'answer' | 'allowCommands' | 'withdraw' | 'audit' | 'view'
  >
  /** Ids of the connections that there are. */
  readonly connections: () => readonly string[]
  readonly now: () => number
}

/** How long the user has had a question at least before a yes to it counts, ms. */
const shortestLook = 1_000

/** Turns the page's requests that are about other programs into calls on them. */
export function programHandlers(reach: ProgramReach): Pick<Handlers, ProgramRequest> {
  const { programs } = reach
  const known = (ids: readonly string[]) => {
    const there = reach.connections()
    if (ids.length === 0 || !ids.every((id) => there.includes(id))) throw new Refused('not_allowed')
    return ids
  }
  return {
    async 'programs.serve'({ on }) {
      await programs.serve(on)
      return null
    },
    async 'programs.answer'({ question: id, allow, connections }) {
      const { question } = programs.view()
      if (question?.id !== id) throw new Refused('not_allowed')
      // A click that was meant for what the question has just covered is no consent.
      if (allow && reach.now() - question.askedAt < shortestLook) throw new Refused('not_allowed')
      await programs.answer(id, { allow, connections: allow ? known(connections) : [] })
      return null
    },
    async 'programs.allowCommands'({ connections }) {
      await programs.allowCommands(known(connections))
      return null
    },
    async 'programs.withdraw'({ program }) {
      if (!programs.view().allowed.some(({ id }) => id === program))
        throw new Refused('not_allowed')
      await programs.withdraw(program)
      return null
    },
    'programs.audit': async () => programs.audit(),
  }
}
