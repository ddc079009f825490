import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const schema = v.object({
  passed: v.number(),
  failed: v.array(v.string()),
  skipped: v.array(v.object({ name: v.string(), reason: v.string() })),
})

/**
 * The Tally that vitest-reporter.mjs wrote. Throws if the file holds none.
 * @param {string} file
 * @returns {import('./tally.mjs').Tally}
 */
export function readTally(file) {
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
}
