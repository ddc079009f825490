import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { projectDir } from '../places.mjs'
import { findProgram, run, show } from '../run.mjs'
import { messageOf, say } from '../say.mjs'
import { hasDisplay } from '../start/session.mjs'
import { readPlaywrightReport } from './playwright-report.mjs'
import { oneCheck, withStatus } from './tally.mjs'
import { readTally } from './tally-file.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

const packages = join(projectDir, 'node_modules')
const results = join(projectDir, 'out', 'test')
const playwrightConfig = join('test', 'playwright.config.ts')
const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
const env = { ...process.env, ...color }

/**
 * The checks of `npm test` by name, in their order.
 * @type {Record<string, { title: string, run: () => Promise<Tally> }>}
 */
export const stages = {
  types: { title: 'Types', run: () => check('types', ['typescript/bin/tsc', '--noEmit']) },
  format: {
    title: 'Format',
    run: () => check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  },
  lint: {
    title: 'Lint',
    run: () => check('lint', ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings']),
  },
  house: { title: 'House', run: () => check('house', ['../tools/house.mjs']) },
  unit: { title: 'Unit tests', run: unit },
  page: { title: 'Page tests', run: () => playwright('page') },
  e2e: { title: 'End-to-end tests', run: () => playwright('e2e') },
}

/**
 * Whether a stage needs more than the packages.
 * @param {string} name
 */
export function needsDesktop(name) {
  return name === 'page' || name === 'e2e'
}

/**
 * The stages that can be run in this checkout.
 * @returns {string[]}
 */
export function available() {
  const hasPages = existsSync(join(projectDir, playwrightConfig))
  return Object.keys(stages).filter((name) => hasPages || !needsDesktop(name))
}

/**
 * @param {string} name
 * @param {readonly [string, ...string[]]} command
 */
async function check(name, [script, ...args]) {
  const finished = await run(process.execPath, [join(packages, script), ...args], {
    cwd: projectDir,
    env,
  })
  if (finished.status !== 0) process.stdout.write(finished.stdout + finished.stderr)
  return oneCheck(name, finished.status === 0)
}

async function unit() {
  const file = join(results, 'unit.json')
  rmSync(file, { force: true })
  const reporter = join(import.meta.dirname, 'vitest-reporter.mjs')
  const args = [join(packages, 'vitest', 'vitest.mjs'), 'run', '--reporter=default']
  const finished = await run(process.execPath, [...args, `--reporter=${reporter}`], {
    cwd: projectDir,
    env: { ...env, DECKPASS_TALLY_FILE: file },
  })
  const tally = withStatus(
    tallyOf('vitest', () => readTally(file)),
    'vitest',
    finished.status,
  )
  if (tally.failed.length > 0) process.stdout.write(finished.stdout + finished.stderr)
  return tally
}

/** @param {'page' | 'e2e'} project */
async function playwright(project) {
  try {
    await build(projectDir)
  } catch (error) {
    say(messageOf(error))
    return oneCheck(`build for ${project}`, false)
  }
  const file = join(results, `${project}.json`)
  rmSync(file, { force: true })
  const cli = [process.execPath, join(packages, '@playwright', 'test', 'cli.js')]
  const config = [`--config=${playwrightConfig}`, `--project=${project}`, '--reporter=list,json']
  const [command = '', ...args] = [...screen(), ...cli, 'test', ...config]
  const status = await show(command, args, {
    cwd: projectDir,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  return withStatus(
    tallyOf(project, () => readPlaywrightReport(file)),
    project,
    status,
  )
}

/** What gives a command a screen where there is none. */
function screen() {
  const program = hasDisplay(process.env) ? undefined : findProgram('xvfb-run')
  return program ? [program, '-a'] : []
}

/**
 * @param {string} name
 * @param {() => Tally} read
 */
function tallyOf(name, read) {
  try {
    return read()
  } catch (error) {
    say(messageOf(error))
    return oneCheck(`${name} left no report`, false)
  }
}
