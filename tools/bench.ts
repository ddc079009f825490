import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { format } from 'prettier'
import { changesBetween } from '../test/bench/against.ts'
import { barsOf } from '../test/bench/bars.ts'
import { timeToken } from '../test/bench/core-token.ts'
import { documentOf } from '../test/bench/document.ts'
import { watchIdle } from '../test/bench/idle.ts'
import { timeLocalService } from '../test/bench/local-service.ts'
import { createMeasures, type Measures } from '../test/bench/measures.ts'
import { parts, readOptions, type BenchOptions } from '../test/bench/options.ts'
import { watchRenewals } from '../test/bench/renewals.ts'
import { readResults, type Results } from '../test/bench/results.ts'
import { weigh } from '../test/bench/sizes.ts'
import { setTheStage, type Stage } from '../test/bench/stage.ts'
import { startRound } from '../test/bench/start.ts'
import { traceStart } from '../test/bench/trace.ts'
import { whyNoDesktop } from '../test/support/desktop/index.ts'
import { build } from './build.mjs'
import { projectDir } from './places.mjs'
import { findRuntime } from './runtime.mjs'
import { UserError, runTool, say, step } from './say.mjs'

const nothing = { add() {} }

/** The parts that take an app that runs. Renewals come last: with them the copies' session is spent. */
const onStageAre = ['local-service', 'start', 'idle', 'renewals'] as const

/** Runs with everything that is measured in this computer's own processes. */
async function onStage(options: BenchOptions, measures: Measures): Promise<void> {
  const { rounds, idleSeconds } = options
  const stage = await step('Signing in once', setTheStage)
  try {
    if (options.parts.includes('local-service'))
      await step('A token for other programs', () => timeLocalService(stage, measures, rounds))
    if (options.parts.includes('start')) {
      await step('A first round, which does not count', () => startRound(stage, nothing))
      await step(`Starts and memory, ${rounds} rounds`, async () => {
        for (let round = 0; round < rounds; round++) await startRound(stage, measures)
      })
    }
    if (options.parts.includes('idle'))
      for (const time of ['once', 'twice', 'three times'])
        await step(`${idleSeconds} seconds at rest, ${time}`, () =>
          watchIdle(stage, measures, idleSeconds),
        )
    if (options.parts.includes('renewals'))
      await step(`${options.renewals} renewals`, () =>
        watchRenewals(stage, measures, options.renewals),
      )
  } finally {
    await stage.stop()
  }
}

async function measure(options: BenchOptions): Promise<Results> {
  const measures = createMeasures()
  const wanted = (name: (typeof parts)[number]) => options.parts.includes(name)
  if (wanted('sizes')) await weigh(measures)
  if (wanted('token')) await step('A token from memory', () => timeToken(measures))
  if (onStageAre.some(wanted)) await onStage(options, measures)
  const { electronVersion, kind } = await findRuntime({ projectDir })
  return {
    at: new Date().toISOString().slice(0, 10),
    machine: `${process.platform} ${process.arch}, ${cpus().length} processors`,
    runtime: `Electron ${electronVersion}${kind === 'fallback' ? ' (the fallback runtime)' : ''}`,
    rounds: options.rounds,
    bars: barsOf(measures),
  }
}

async function keep(results: Results, isWhole: boolean): Promise<void> {
  await mkdir(join(projectDir, 'out'), { recursive: true })
  await writeFile(join(projectDir, 'out/bench.json'), `${JSON.stringify(results, null, 2)}\n`)
  // The page is of whole runs: half of one would leave out what the other half says.
  if (!isWhole) return
  const page = await format(documentOf(results), { parser: 'markdown' })
  await writeFile(join(projectDir, 'docs/bench.md'), page)
}

async function trace(rounds: number): Promise<void> {
  const stage: Stage = await step('Signing in once', setTheStage)
  try {
    for (const line of await traceStart(stage, rounds)) say(line)
  } finally {
    await stage.stop()
  }
}

await runTool(async () => {
  const options = readOptions(process.argv.slice(2))
  const before = options.against === undefined ? undefined : await readResults(options.against)
  const missing = whyNoDesktop({ tray: true })
  if (missing !== undefined) throw new UserError(missing)
  await build(projectDir)
  if (options.trace) return trace(options.rounds)
  const results = await measure(options)
  await keep(results, options.parts === parts)
  for (const line of documentOf(results)
    .split('\n')
    .filter((each) => /^[|-]/.test(each)))
    say(line)
  if (!before) return
  const changes = changesBetween(before.bars, results.bars)
  for (const { sentence } of changes) say(sentence)
  if (changes.length === 0) say('Nothing is worse or better by more than it varies.')
  if (changes.some(({ is }) => is === 'worse')) process.exitCode = 1
})
