/**
 * What became of tests: how many passed, and the others by name.
 * @typedef {{ passed: number, failed: readonly string[], skipped: readonly Skipped[] }} Tally
 * @typedef {{ name: string, reason: string }} Skipped
 */

/** @type {Tally} */
export const none = { passed: 0, failed: [], skipped: [] }

/**
 * One check that is passed or failed as a whole.
 * @param {string} name
 * @param {boolean} passed
 * @returns {Tally}
 */
export function oneCheck(name, passed) {
  return passed ? { ...none, passed: 1 } : { ...none, failed: [name] }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  }
}

/**
 * A run whose report is fine must have ended well too, or something broke outside of its tests.
 * @param {Tally} tally
 * @param {string} name
 * @param {number} status Exit status of the run
 * @returns {Tally}
 */
export function withStatus(tally, name, status) {
  if (status === 0 || tally.failed.length > 0) return tally
  return { ...tally, failed: [`${name} ended with status ${status}`] }
}

/**
 * Whether a run with this outcome may be called good: nothing failed, and something was tested.
 * @param {Tally} tally
 */
export function isGood({ passed, failed }) {
  return failed.length === 0 && passed > 0
}

/** @param {Tally} tally */
function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
}

/**
 * The line that ends a stage: its count, and how long it took.
 * @param {Tally} tally
 * @param {number} ms
 */
export function stageLine(tally, ms) {
  const seconds = Math.ceil(ms / 1000)
  const time = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${countLine(tally)} (${time})`
}

/**
 * The lines that end a run: what was skipped and why, what failed, and the count.
 * @param {Tally} tally
 */
export function summary(tally) {
  const skipped = tally.skipped.map(({ name, reason }) => `  skipped: ${name} (${reason})`)
  const failed = tally.failed.map((name) => `  failed: ${name}`)
  return [...skipped, ...failed, countLine(tally)]
}
