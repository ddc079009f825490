import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const annotation = v.object({ type: v.string(), description: v.optional(v.string()) })

const test = v.object({
  projectName: v.optional(v.string(), ''),
  status: v.picklist(['skipped', 'expected', 'unexpected', 'flaky']),
  annotations: v.optional(v.array(annotation), []),
  results: v.optional(v.array(v.object({ annotations: v.optional(v.array(annotation), []) })), []),
})

const spec = v.object({ title: v.string(), file: v.string(), tests: v.array(test) })

/**
 * @typedef {{ title: string, specs: v.InferOutput<typeof spec>[], suites: Suite[] }} Suite
 * @type {v.GenericSchema<unknown, Suite>}
 */
const suite = v.object({
  title: v.string(),
  specs: v.optional(v.array(spec), []),
  suites: v.optional(v.array(v.lazy(() => suite)), []),
})

const report = v.object({
  suites: v.array(suite),
  errors: v.optional(v.array(v.object({ message: v.optional(v.string(), 'an error') })), []),
})

/**
 * The Tally of the file that Playwright's JSON reporter wrote. A test that passed only when tried
 * again failed, and so did each error outside of the tests. Throws if the file is not such a report.
 * @param {string} file
 * @returns {import('./tally.mjs').Tally}
 */
export function readPlaywrightReport(file) {
  const { suites, errors } = v.parse(report, JSON.parse(readFileSync(file, 'utf8')))
  const tests = suites.flatMap((each) => testsIn(each, []))
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky')
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: [
      ...failed.map(({ name, status }) =>
        status === 'flaky' ? `${name} (passed when tried again)` : name,
      ),
      ...errors.map(({ message }) => message.split('\n')[0] ?? message),
    ],
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ name, reason }) => ({ name, reason })),
  }
}

/**
 * @param {Suite} suite
 * @param {readonly string[]} path
 * @returns {{ name: string, status: string, reason: string }[]}
 */
function testsIn({ title, specs, suites }, path) {
  const here = [...path, title]
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ projectName, status, annotations, results }) => {
      const all = [...annotations, ...results.flatMap((result) => result.annotations)]
      const reason = all.find(({ type }) => type === 'skip' || type === 'fixme')?.description
      const name = [projectName, ...here, title].filter((part) => part !== '').join(' > ')
      return { name, status, reason: reason ?? 'no reason given' }
    }),
  )
  return [...own, ...suites.flatMap((each) => testsIn(each, here))]
}
