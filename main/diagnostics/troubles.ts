import type { Log } from '../session/ports.ts'

/** A warning of the log, by its event and code, and how often it came in a row. */
export type Trouble = {
  readonly event: string
  readonly code: string | undefined
  /** When it came last, ms since 1970. */
  readonly at: number
  readonly times: number
}

/** How many are remembered. */
export const mostTroubles = 20

/** A log that also remembers its last warnings, the newest last; nothing of them but event and code. */
export function rememberTroubles(
  log: Log,
  now: () => number,
): { readonly log: Log; troubles(): readonly Trouble[] } {
  let remembered: readonly Trouble[] = []
  const note = (event: string, code: string | undefined) => {
    const last = remembered.at(-1)
    const again = last?.event === event && last.code === code
    const times = again ? last.times + 1 : 1
    const before = again ? remembered.slice(0, -1) : remembered
    remembered = [...before, { event, code, at: now(), times }].slice(-mostTroubles)
  }
  return {
    troubles: () => remembered,
    log: {
      info: log.info,
      warn(event, facts) {
        const code = facts?.['code'] ?? facts?.['reason']
        note(event, code === undefined ? undefined : String(code))
        log.warn(event, facts)
      },
    },
  }
}
