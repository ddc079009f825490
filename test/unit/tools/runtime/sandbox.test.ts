import { expect, it } from 'vitest'
import { sandboxSwitches } from '../../../../tools/runtime/sandbox.mjs'
import { fakeRun } from '../fake-run.ts'

const works = fakeRun(() => ({ status: 0 })).run
const fails = fakeRun(() => ({ status: 1 })).run
const missing = fakeRun(() => undefined).run

it.each([
  ['root', { run: works, isRoot: true }, ['--no-sandbox']],
  ['a user who may make namespaces', { run: works, isRoot: false }, []],
  ['a user who may not', { run: fails, isRoot: false }, ['--no-sandbox']],
  ['a system without the program that tells', { run: missing, isRoot: false }, ['--no-sandbox']],
])('on Linux, for %s', async (_, ports, expected) => {
  expect(await sandboxSwitches({ ...ports, platform: 'linux' })).toEqual(expected)
})

it('is never switched off elsewhere', async () => {
  expect(await sandboxSwitches({ run: fails, isRoot: true, platform: 'darwin' })).toEqual([])
})
