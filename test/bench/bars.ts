import type { MeasureName, Measures } from './measures.ts'
import type { Spread } from './stats.ts'

/** One figure. `bar` is the most that it may be, if there is such a bound; `ok` whether it is met. */
export type Bar = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same of the bare app in the same run. */
  readonly bare: number | null
  readonly bar: number | null
  readonly ok: boolean
  /** The middle half of what was measured. */
  readonly spread: readonly [low: number, high: number]
}

/** What is reported: the figure, what it is compared with, and how much more than that it may be. */
type Line = {
  readonly name: string
  readonly unit: string
  readonly of: MeasureName
  readonly bare?: MeasureName
  /** Above the bare app's where there is one, else above nothing. */
  readonly allowed?: number
  /** How many times as much as the bare app's it may be. */
  readonly times?: number
}

const lines: readonly Line[] = [
  {
    name: 'First right paint, cold',
    unit: 'ms',
    of: 'right signed-in cold',
    bare: 'right bare cold',
    allowed: 60,
  },
  {
    name: 'First right paint, warm',
    unit: 'ms',
    of: 'right signed-in warm',
    bare: 'right bare warm',
    allowed: 60,
  },
  {
    name: 'First paint signed in, cold',
    unit: 'ms',
    of: 'first signed-in cold',
    bare: 'first bare cold',
  },
  {
    name: 'First paint signed in, warm',
    unit: 'ms',
    of: 'first signed-in warm',
    bare: 'first bare warm',
  },
  {
    name: 'First paint signed out, cold',
    unit: 'ms',
    of: 'first signed-out cold',
    bare: 'first bare cold',
  },
  {
    name: 'First paint signed out, warm',
    unit: 'ms',
    of: 'first signed-out warm',
    bare: 'first bare warm',
  },
  { name: 'Memory with window', unit: 'MB', of: 'memory window', bare: 'memory bare', allowed: 25 },
  {
    name: 'Memory in the tray',
    unit: 'MB',
    of: 'memory tray',
    bare: 'memory bare-main',
    allowed: 10,
  },
  {
    name: 'Wake-ups at rest with window',
    unit: '/s',
    of: 'wake-ups window',
    bare: 'wake-ups bare',
    allowed: 1,
  },
  {
    name: 'Wake-ups at rest in the tray',
    unit: '/s',
    of: 'wake-ups tray',
    bare: 'wake-ups bare-main',
    allowed: 1,
  },
  { name: 'CPU at rest with window', unit: '%', of: 'cpu window', bare: 'cpu bare', allowed: 0.1 },
  {
    name: 'CPU at rest in the tray',
    unit: '%',
    of: 'cpu tray',
    bare: 'cpu bare-main',
    allowed: 0.1,
  },
  { name: 'Memory before renewals', unit: 'MB', of: 'memory before renewals' },
  { name: 'Memory after renewals', unit: 'MB', of: 'memory after renewals' },
  { name: 'Memory added by renewals', unit: 'MB', of: 'memory added by renewals', allowed: 3 },
  {
    name: 'Memory added by renewals, after a collection',
    unit: 'MB',
    of: 'memory held by renewals',
  },
  { name: 'Renewal on demand', unit: 'ms', of: 'renewals one' },
  { name: 'Renewal on demand, 50 callers', unit: 'ms', of: 'renewals fifty callers' },
  { name: 'Requests for 50 callers', unit: '', of: 'renewals requests for fifty', allowed: 1 },
  { name: 'Token from memory, core', unit: 'µs', of: 'token from memory', allowed: 10 },
  { name: 'Token over the socket', unit: 'ms', of: 'local service socket', allowed: 2 },
  {
    name: 'Token on the command line, beside print and app.quit',
    unit: 'ms',
    of: 'local service command line',
    bare: 'local service bare quit',
    times: 1.5,
  },
  {
    name: 'Token on the command line, beside print and app.exit',
    unit: 'ms',
    of: 'local service command line',
    bare: 'local service bare exit',
    times: 1.5,
  },
  { name: 'Added to the package', unit: 'MB', of: 'size package', allowed: 1.5 },
  { name: 'Main bundle', unit: 'KB', of: 'size main' },
  { name: 'Preload bundle', unit: 'KB', of: 'size preload' },
  { name: 'Renderer script', unit: 'KB', of: 'size renderer script' },
  { name: 'Renderer style', unit: 'KB', of: 'size renderer style' },
]

/** The figures of everything that was measured. */
export const barsOf = (measures: Pick<Measures, 'spread'>): readonly Bar[] =>
  lines.flatMap((line) => {
    const own = measures.spread(line.of)
    return own ? [barOf(line, own, line.bare && measures.spread(line.bare))] : []
  })

function barOf({ name, unit, allowed, times }: Line, own: Spread, bare: Spread | undefined): Bar {
  const added = allowed === undefined ? undefined : (bare?.median ?? 0) + allowed
  const bar = times !== undefined && bare ? times * bare.median : added
  return {
    name,
    value: round(own.median),
    unit,
    bare: bare ? round(bare.median) : null,
    bar: bar === undefined ? null : round(bar),
    ok: bar === undefined || own.median <= bar,
    spread: [round(own.low), round(own.high)],
  }
}

const round = (value: number) => Math.round(value * 1_000) / 1_000
