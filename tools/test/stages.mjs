import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { projectDir } from '../places.mjs'
import { findProgram, run, show } from '../run.mjs'
import { messageOf, say } from '../say.mjs'
import { hasDisplay } from '../start/session.mjs'
import { readPlaywrightReport } from './playwright-report.mjs'
import { oneCheck, sum, withStatus } from './tally.mjs'
import { readTally } from './tally-file.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./run-stages.mjs').Stage} Stage */

const packages = join(projectDir, 'node_modules')
const results = join(projectDir, 'out', 'test')
const playwrightConfig = join('test', 'playwright.config.ts')
const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
const env = { ...process.env, ...color }

/**
 * The checks of `npm test` by name, in their order.
 * @type {Record<string, Stage>}
 */
export const stages = {
  types: check('Types', ['typescript/bin/tsc', '--noEmit']),
  format: check('Format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  lint: check('Lint', ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings']),
  house: check('House', ['../tools/house.mjs']),
  unit: vitest('Unit tests', ['unit']),
  simulation: vitest('Simulation', ['simulation']),
  process: vitest('Tests with real processes', ['real', 'desktop', 'waiting', 'process']),
  page: { title: 'Page tests', run: () => playwright('page', ['page']) },
  e2e: { title: 'End-to-end tests', run: () => playwright('e2e', ['e2e', 'e2e-alone']) },
  packaged: {
    title: 'Tests of the installed app',
    run: () => playwright('packaged', ['packaged']),
  },
}

/**
 * Whether a stage needs more than the packages.
 * @param {string} name
 */
export function needsDesktop(name) {
  return name === 'process' || isDriven(name)
}

/** @param {string} name */
function isDriven(name) {
  return name === 'page' || name === 'e2e' || name === 'packaged'
}

/**
 * The stages that can be run in this checkout.
 * @returns {string[]}
 */
export function available() {
  const hasPages = existsSync(join(projectDir, playwrightConfig))
  return Object.keys(stages).filter((name) => hasPages || !isDriven(name))
}

/**
 * @param {string} title
 * @param {readonly [string, ...string[]]} command
 * @returns {Stage}
 */
function check(title, [script, ...args]) {
  const command = [join(packages, script), ...args]
  return {
    title,
    silent: true,
    async run() {
      const finished = await run(process.execPath, command, { cwd: projectDir, env })
      const passed = finished.status === 0
      const output = passed ? '' : finished.stdout + finished.stderr
      return { ...oneCheck(title.toLowerCase(), passed), output }
    },
  }
}

/**
 * @param {string} title
 * @param {readonly [string, ...string[]]} projects
 * @returns {Stage}
 */
function vitest(title, projects) {
  const [name] = projects
  const file = join(results, `${name}.json`)
  const reporter = join(import.meta.dirname, 'vitest-reporter.mjs')
  const args = ['run', '--reporter=default', `--reporter=${reporter}`]
  return {
    title,
    async run() {
      rmSync(file, { force: true })
      const finished = await run(
        process.execPath,
        [join(packages, 'vitest', 'vitest.mjs'), ...args, ...projects.map(nameProject)],
        { cwd: projectDir, env: { ...env, DECKPASS_TALLY_FILE: file } },
      )
      const tally = withStatus(
        tallyOf(name, () => readTally(file)),
        name,
        finished.status,
      )
      const output = tally.failed.length > 0 ? finished.stdout + finished.stderr : ''
      return { ...tally, output }
    },
  }
}

/**
 * Runs projects of Playwright's one after another.
 * @param {string} stage
 * @param {readonly string[]} projects
 * @returns {Promise<Tally>}
 */
async function playwright(stage, projects) {
  try {
    await build(projectDir)
  } catch (error) {
    say(messageOf(error))
    return oneCheck(`build for ${stage}`, false)
  }
  const tallies = []
  for (const project of projects) tallies.push(await playwrightProject(project))
  return sum(tallies)
}

/** @param {string} project */
async function playwrightProject(project) {
  const file = join(results, `${project}.json`)
  rmSync(file, { force: true })
  const cli = [process.execPath, join(packages, '@playwright', 'test', 'cli.js')]
  const config = [`--config=${playwrightConfig}`, nameProject(project), '--reporter=list,json']
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

/** @param {string} name */
function nameProject(name) {
  return `--project=${name}`
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
