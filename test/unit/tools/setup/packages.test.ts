import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Finished, Run } from '../../../../tools/run.mjs'
import { installPackages } from '../../../../tools/setup/packages.mjs'
import { captureOutput } from '../captured-output.ts'
import { fakeRun } from '../fake-run.ts'
import { tempFolder } from '../temp-folder.ts'

beforeEach(() => void captureOutput())

function project() {
  const folder = tempFolder()
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  return folder
}

const npm = (answer: Partial<Finished> = {}) =>
  fakeRun((line) => (line.startsWith('npm ci') ? answer : undefined))

async function runs(folder: string) {
  const { run, asked } = npm()
  await installPackages(folder, { run, env: {} })
  return asked.length
}

describe('when npm is run', () => {
  it('is once, until the lock file changes', async () => {
    const folder = project()
    expect([await runs(folder), await runs(folder)]).toEqual([1, 0])
    writeFileSync(join(folder, 'package-lock.json'), '{ }')
    expect([await runs(folder), await runs(folder)]).toEqual([1, 0])
  })

  it('is never where it would empty what a link leads to', async () => {
    const folder = project()
    const others = tempFolder()
    writeFileSync(join(others, 'theirs'), '')
    symlinkSync(others, join(folder, 'node_modules'))
    await expect(runs(folder)).rejects.toThrow('node_modules is a link')
    expect(existsSync(join(others, 'theirs'))).toBe(true)
  })

  it('is not where it was run by hand since', async () => {
    const folder = project()
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{}')
    expect(await runs(folder)).toBe(0)
  })

  it('is where the lock file changed after it was run by hand', async () => {
    const folder = project()
    mkdirSync(join(folder, 'node_modules'))
    const record = join(folder, 'node_modules', '.package-lock.json')
    writeFileSync(record, '{}')
    utimesSync(record, 1, 1)
    expect(await runs(folder)).toBe(1)
  })

  it('is again after it failed', async () => {
    const folder = project()
    const { run } = npm({ status: 1 })
    await expect(installPackages(folder, { run, env: {} })).rejects.toThrow(
      'could not be installed',
    )
    expect(await runs(folder)).toBe(1)
  })
})

describe('what is said when it fails', () => {
  it.each([
    [{ status: 1, stderr: 'npm error code ENOTFOUND\nnpm error network x' }, '(code ENOTFOUND)'],
    [{ status: 1, stderr: 'npm ERR! 404 Not Found - GET x' }, '(404 Not Found - GET x)'],
    [{ status: 1, stderr: 'npm error code EUSAGE\n' }, 'does not fit package.json'],
    [{ status: 124 }, '(the registry did not answer in 25 s)'],
    [{ status: 127 }, 'npm was not found'],
  ])('%j', async (answer, message) => {
    const install = installPackages(project(), { run: npm(answer).run, env: {} })
    await expect(install).rejects.toThrow(message)
  })
})

it('runs npm’s own script where npm started this', async () => {
  const { run, asked } = fakeRun(() => ({ status: 0 }))
  await installPackages(project(), { run, env: { npm_execpath: '/lib/npm-cli.js' } })
  expect(asked[0]).toMatch(`${process.execPath} /lib/npm-cli.js ci `)
})

it('gives up on a registry that says nothing, and not on one that does', async () => {
  let live: ((stderr: string) => boolean | undefined) | undefined
  const run: Run = async (_command, _args, options) => {
    live = (stderr) => options?.giveUp?.unless({ status: 1, stdout: '', stderr })
    return { status: 0, stdout: '', stderr: '' }
  }
  await installPackages(project(), { run, env: {} })
  expect(live?.('npm http fetch GET 200 https://registry/x 80ms (cache miss)')).toBe(true)
  expect(live?.('npm http cache x@https://registry/x 0ms (cache hit)')).toBe(true)
  expect(live?.('npm http fetch GET https://registry/x attempt 1 failed with ENOTFOUND')).toBe(
    false,
  )
})
