import { performance } from 'node:perf_hooks'
import { say } from '../say.mjs'
import { stageLine } from './tally.mjs'

/**
 * A part of `npm test`. What it prints while it runs comes as it is; `output` is for afterwards.
 * @typedef {object} Stage
 * @property {string} title
 * @property {() => Promise<import('./tally.mjs').Tally & { output?: string }>} run
 * @property {boolean} [silent] It prints nothing while it runs, so that its like may run beside it.
 */

/**
 * Runs stages in their order, and silent ones that follow each other at once. Prints of each its title,
 * what it has to say, and its count and time, never in between another.
 * @param {readonly Stage[]} stages
 */
export async function runStages(stages) {
  const tallies = []
  for (const group of groupsOf(stages)) {
    const [first] = group
    if (first) say(`\n${first.title}`)
    const started = group.map(({ title, run }) => ({ title, ended: timed(run) }))
    for (const [at, { title, ended }] of started.entries()) {
      if (at > 0) say(`\n${title}`)
      const { ms, output, ...tally } = await ended
      if (output) say(output.trimEnd())
      say(`  ${stageLine(tally, ms)}`)
      tallies.push(tally)
    }
  }
  return tallies
}

/**
 * @param {readonly Stage[]} stages
 * @returns {Stage[][]}
 */
function groupsOf(stages) {
  /** @type {Stage[][]} */
  const groups = []
  for (const stage of stages) {
    const last = groups.at(-1)
    if (stage.silent && last?.every(({ silent }) => silent)) last.push(stage)
    else groups.push([stage])
  }
  return groups
}

/** @param {Stage['run']} run */
async function timed(run) {
  const start = performance.now()
  return { ...(await run()), ms: performance.now() - start }
}
