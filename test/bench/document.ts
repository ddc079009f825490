import { show } from './against.ts'
import type { Bar } from './bars.ts'
import { notes, preface } from './notes.ts'
import type { Results } from './results.ts'

/** docs/bench.md: the figures of a run, and of each bar that is missed why that is. */
export function documentOf(results: Results): string {
  const { at, machine, runtime, rounds, bars } = results
  const bounded = bars.filter(({ bar }) => bar !== null)
  const missed = bounded.filter(({ ok }) => !ok)
  return [
    '# How light it is',
    '',
    preface,
    '',
    `Written by \`npm run bench\` on ${at}: ${machine}, ${runtime}, ${rounds} rounds.`,
    '',
    '## Bars',
    '',
    ...table(bounded),
    '',
    '## Other figures',
    '',
    ...table(bars.filter(({ bar }) => bar === null)),
    '',
    ...(missed.length > 0 ? ['## What is missed, and why', '', ...missed.map(because), ''] : []),
    notes.tried,
    '',
    'Beside another program that keeps tokens: [bench-peers.md](bench-peers.md).',
    '',
  ].join('\n')
}

const because = ({ name }: Bar) => `- **${name}.** ${notes.missed[name] ?? 'Not looked into yet.'}`

function table(bars: readonly Bar[]): readonly string[] {
  return [
    '| | median | middle half | bare | at most | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...bars.map(({ name, value, unit, bare, bar, ok, spread: [low, high] }) => {
      const figures = [show(value, unit), `${show(low, '')} to ${show(high, unit)}`]
      const bounds = [bare, bar].map((bound) => (bound === null ? '' : show(bound, unit)))
      return `| ${[name, ...figures, ...bounds].join(' | ')} | ${bar === null ? '' : ok ? 'met' : '**missed**'} |`
    }),
  ]
}
