import type { Recovery } from './crash.ts'
import type { CallTime } from './call-time.ts'
import { killedAfter, type Measured } from './measure.ts'

type Row = readonly [what: string, ...values: readonly string[]]

export type Results = {
  readonly all: readonly Measured[]
  readonly calls: readonly CallTime[]
  /** How many calls of each way there were. */
  readonly rounds: number
  /** How often the hour fitted into a real one. */
  readonly scale: number
}

/** The page with what was measured. */
export function pageOf({ all, calls, rounds, scale }: Results): string {
  const each = (what: string, tell: (one: Measured) => string): Row => [what, ...all.map(tell)]
  const after = `${killedAfter / 1_000} s after the service answered a renewal`
  return `# Beside oidc-agent

oidc-agent serves the same purpose in research computing. Both were signed in to the same local identity service
(BeProduct's routes, as a confidential client), where a refresh token works once and a second use of it ends the session.
\`npm run bench:peers\` measures again and writes this page.

${tableOf([
  ['', ...all.map(({ name }) => name)],
  each('renewals in an hour with 10 askers', ({ hour }) => String(hour.renewals)),
  each('askers left without a good token', ({ hour }) => `${hour.unserved} of ${hour.asked}`),
  each('longest that one of them waited', ({ hour }) => time(hour.longest)),
  each('first answer after a sleep', ({ sleep }) =>
    sleep.works
      ? `a good token in ${time(sleep.took)}, ${sleep.renewals} renewal`
      : 'no good token',
  ),
  each('`kill -9` at rest, then a new start', ({ atRest }) => recoveries(atRest)),
  each(`\`kill -9\` ${after}`, ({ afterRenewal }) => recoveries(afterRenewal)),
])}

${tableOf([
  ['one call while the token is fresh', 'of', `median of ${rounds}`],
  ...calls.map(({ name, how, median }): Row => [how, name, time(median)]),
])}

## How it was measured

- **The hour** ${scale === 1 ? 'was a real one' : `was run ${scale} times as fast: ${Math.round(3_600 / scale)} s`}. Each of the 10 asks every 30 s for a token that lives 60 s more, and tokens live 600 s${
    scale === 1
      ? '.'
      : `; all three were divided by ${scale}
  for oidc-agent, which knows no time but that of its askers. Deckpass' core was given a clock that runs ${scale} times as fast, because
  its own margin does not shrink with the token. Waiting is told in real time.`
  } oidc-agent renews when an asker needs it, who then waits;
  Deckpass renews by itself about two minutes before the end. A token was good if the service took it, which it does for 15 s
  longer than it says.
- **The sleep** was SIGSTOP to all of the peer's processes until its token was over, and SIGCONT; the one call was made at once.
- **After \`kill -9\`** the peer was started again and asked. "By itself": a good token came. "Unlocked": only after its user
  typed the password that oidc-agent seals its file with, given to \`oidc-add\`. "Lost": not even then; the user has to sign in again.
  A rotated refresh token is in oidc-agent's file some time after the answer; killed before that, it has only the spent one.
- **A call** is a process for a command, and a request by a running Node program for a socket. All of them were made in turn, one
  at a time, on one machine that was not idle; only the proportions mean something elsewhere.
- Deckpass was its session core, vault and local token service in a process without a window, with a real keyring; oidc-agent
  was the distribution's package, with its password kept in memory as it does by default, given a refresh token of a sign-in of
  its own (\`oidc-gen --flow refresh\`).
`
}

function recoveries(all: readonly Recovery[]): string {
  const kinds: readonly Recovery[] = ['by itself', 'unlocked', 'lost']
  const counted = kinds.map((kind) => [kind, all.filter((each) => each === kind).length] as const)
  return counted.flatMap(([kind, count]) => (count > 0 ? [`${kind}: ${count}`] : [])).join(', ')
}

function time(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${ms >= 10 ? Math.round(ms) : ms.toFixed(1)} ms`
}

function tableOf([head = [''], ...rows]: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}
