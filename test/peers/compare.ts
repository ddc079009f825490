import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { buildProgram } from '../process/build-program.ts'
import { startDesktop, type Desktop } from '../support/desktop/index.ts'
import { timeCalls } from './call-time.ts'
import { deckpassKind } from './deckpass.ts'
import { measure, type Measured } from './measure.ts'
import { oidcAgent } from './oidc-agent.ts'
import type { PeerKind } from './peer.ts'
import { pageOf } from './table.ts'

// Measures Deckpass beside oidc-agent and writes the table into docs/bench-peers.md.

const usage =
  'Usage: npm run bench:peers -- [--scale N] [--rounds N], with N whole and the scale a divisor of 600.'
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '200' },
  },
})
const scale = Number(values.scale)
const rounds = Number(values.rounds)
const page = join(import.meta.dirname, '../../docs/bench-peers.md')

async function onDesktop<Value>(work: (desktop: Desktop) => Promise<Value>): Promise<Value> {
  const desktop = await startDesktop({ screen: false, browsers: 'none' })
  try {
    return await work(desktop)
  } finally {
    await desktop.stop()
  }
}

async function compare(kinds: readonly PeerKind[]): Promise<void> {
  const missing = kinds.flatMap((kind) => kind.missing() ?? [])
  if (missing.length > 0) {
    for (const sentence of missing) console.error(sentence)
    process.exitCode = 1
    return
  }
  const calls = await onDesktop((desktop) => timeCalls(kinds, desktop, rounds))
  const all: Measured[] = []
  for (const kind of kinds) all.push(await onDesktop((desktop) => measure(kind, desktop, scale)))
  const text = pageOf({ all, calls, rounds, scale })
  await writeFile(page, await format(text, { parser: 'markdown' }))
  console.log(text)
}

if (Number.isInteger(600 / scale) && scale >= 1 && Number.isInteger(rounds) && rounds >= 1) {
  const program = await buildProgram(join(import.meta.dirname, 'deckpass-host.ts'))
  try {
    await compare([oidcAgent, deckpassKind(program.path)])
  } finally {
    await program.remove()
  }
} else {
  console.error(usage)
  process.exitCode = 2
}
