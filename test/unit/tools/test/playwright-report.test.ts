import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPlaywrightReport } from '../../../../tools/test/playwright-report.mjs'
import { tempFolder } from '../temp-folder.ts'

function read(report: unknown) {
  const file = join(tempFolder(), 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return readPlaywrightReport(file)
}

const spec = (title: string, status: string, more = {}) => ({
  title,
  file: 'a.spec.ts',
  ok: status === 'expected',
  tests: [{ projectName: 'page', status, annotations: [], results: [], ...more }],
})

it('counts by name, at any depth', () => {
  const skip = { annotations: [{ type: 'skip', description: 'no keychain here' }] }
  const inner = {
    title: 'inner',
    specs: [spec('two', 'unexpected'), spec('three', 'skipped', skip)],
  }
  const suites = [{ title: 'a.spec.ts', specs: [spec('one', 'expected')], suites: [inner] }]
  expect(read({ suites, errors: [] })).toEqual({
    passed: 1,
    failed: ['page > a.spec.ts > inner > two'],
    skipped: [{ name: 'page > a.spec.ts > inner > three', reason: 'no keychain here' }],
  })
})

it('takes the reason that was given while the test ran, and says if there is none', () => {
  const late = { results: [{ annotations: [{ type: 'skip', description: 'found no browser' }] }] }
  const specs = [spec('one', 'skipped', late), spec('two', 'skipped')]
  const { skipped } = read({ suites: [{ title: 'a', specs }] })
  expect(skipped.map(({ reason }) => reason)).toEqual(['found no browser', 'no reason given'])
})

it('counts a test that passed only when tried again as failed', () => {
  const { passed, failed } = read({ suites: [{ title: 'a', specs: [spec('one', 'flaky')] }] })
  expect({ passed, failed }).toEqual({
    passed: 0,
    failed: ['page > a > one (passed when tried again)'],
  })
})

it('counts what broke outside of the tests', () => {
  const errors = [{ message: 'Error: no such file\n  at x' }, {}]
  expect(read({ suites: [], errors }).failed).toEqual(['Error: no such file', 'an error'])
})

it('takes no other file for a report', () => {
  expect(() => read({})).toThrow()
  expect(() => read({ suites: [{ title: 'a', specs: [spec('x', 'new-status')] }] })).toThrow()
})
