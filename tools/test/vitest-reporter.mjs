import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a Tally of Vitest's run. Its own JSON report leaves out why a test was skipped and what was
 * thrown outside of the tests.
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} errors
   */
  onTestRunEnd(modules, errors) {
    /** @type {{ passed: number, failed: string[], skipped: import('./tally.mjs').Skipped[] }} */
    const tally = { passed: 0, failed: [], skipped: [] }
    for (const module of modules) {
      // Of the file itself: it could not be loaded, or a hook failed.
      for (const suite of [module, ...module.children.allSuites()])
        if (suite.errors().length > 0) tally.failed.push(nameOf(suite))
      for (const test of module.children.allTests()) add(tally, test)
    }
    for (const { message } of errors) tally.failed.push(`an error outside of a test: ${message}`)
    const file = process.env['DECKPASS_TALLY_FILE'] ?? 'out/test/unit.json'
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(tally))
  }
}

/**
 * @param {{ passed: number, failed: string[], skipped: import('./tally.mjs').Skipped[] }} tally
 * @param {import('vitest/node').TestCase} test
 */
function add(tally, test) {
  const result = test.result()
  const { flaky } = test.diagnostic() ?? {}
  if (result.state === 'skipped') {
    // A whole suite can say its reason in its title alone.
    const [titled, why] = / \(skipped: (.+?)\)(?= > |$)/.exec(nameOf(test)) ?? []
    const name = titled === undefined ? nameOf(test) : nameOf(test).replace(titled, '')
    tally.skipped.push({ name, reason: result.note ?? why ?? 'no reason given' })
  } else if (result.state === 'passed' && !flaky) tally.passed++
  else tally.failed.push(`${nameOf(test)}${flaky ? ' (passed when tried again)' : ''}`)
}

/** @param {import('vitest/node').TestModule | import('vitest/node').TestSuite | import('vitest/node').TestCase} task */
function nameOf(task) {
  return task.type === 'module'
    ? task.relativeModuleId
    : `${task.module.relativeModuleId} > ${task.fullName}`
}
