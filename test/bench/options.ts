import { parseArgs } from 'node:util'
import { UserError } from '../../tools/say.mjs'

/** What can be measured alone. */
export const parts = ['start', 'idle', 'renewals', 'token', 'local-service', 'sizes'] as const

export type Part = (typeof parts)[number]

export type BenchOptions = {
  /** How many rounds count; one more is run before them and thrown away. */
  readonly rounds: number
  /** Seconds that the apps are watched at rest. */
  readonly idleSeconds: number
  readonly renewals: number
  readonly parts: readonly Part[]
  /** Results of an earlier run to compare with. */
  readonly against: string | undefined
  /** Print where the time of a start goes, and measure nothing else. */
  readonly trace: boolean
}

const usage = `npm run bench [-- --rounds N] [--only ${parts.join('|')}] [--against FILE] [--trace]`

/** Reads the command line; throws UserError. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parse(args)
  const number = (name: 'rounds' | 'idle' | 'renewals', otherwise: number) => {
    const value = Number(values[name] ?? otherwise)
    if (!Number.isInteger(value) || value < 1)
      throw new UserError(`--${name} takes a whole number of 1 or more: ${usage}`)
    return value
  }
  const only = values.only?.map((name) => {
    const part = parts.find((each) => each === name)
    if (!part) throw new UserError(`--only takes one of ${parts.join(', ')}, not "${name}".`)
    return part
  })
  return {
    rounds: number('rounds', 15),
    idleSeconds: number('idle', 60),
    renewals: number('renewals', 1_000),
    parts: only ?? parts,
    against: values.against,
    trace: values.trace ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string' },
        idle: { type: 'string' },
        renewals: { type: 'string' },
        only: { type: 'string', multiple: true },
        against: { type: 'string' },
        trace: { type: 'boolean' },
      },
    })
  } catch {
    throw new UserError(`The command line was not understood: ${usage}`)
  }
}
