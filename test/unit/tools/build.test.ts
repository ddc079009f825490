import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { build } from '../../../tools/build.mjs'
import type { Run } from '../../../tools/run.mjs'
import { captureOutput } from './captured-output.ts'
import { tempFolder } from './temp-folder.ts'

beforeEach(() => void captureOutput())

const results = [
  'main/index.cjs',
  'command-line/worker.cjs',
  'preload/index.cjs',
  'renderer/index.html',
]

/** A project, and a builder that leaves what it is told to and counts how often it was run. */
function setting({ leaves = results, status = 0 } = {}) {
  const folder = tempFolder()
  mkdirSync(join(folder, 'main'))
  const source = join(folder, 'main', 'index.ts')
  writeFileSync(source, '')
  let count = 0
  const run: Run = async () => {
    count++
    for (const name of leaves) {
      mkdirSync(join(folder, 'dist', name, '..'), { recursive: true })
      writeFileSync(join(folder, 'dist', name), '')
    }
    return { status, stdout: '', stderr: status === 0 ? '' : 'index.ts:1: no such thing' }
  }
  return { folder, source, builds: () => build(folder, run), count: () => count }
}

it('builds once, and again when a source changed or a result is gone', async () => {
  const { folder, source, builds, count } = setting()
  await builds()
  await builds()
  expect(count()).toBe(1)
  utimesSync(source, 1, 1)
  await builds()
  expect(count()).toBe(2)
  rmSync(join(folder, 'dist', 'preload'), { recursive: true })
  await builds()
  expect(count()).toBe(3)
})

it("fails with the builder's own words, and tries again the next time", async () => {
  const { builds, count } = setting({ status: 1 })
  await expect(builds()).rejects.toThrow('index.ts:1: no such thing')
  await expect(builds()).rejects.toThrow('could not be built')
  expect(count()).toBe(2)
})

it('does not believe a builder that leaves too little', async () => {
  const { builds } = setting({ leaves: results.slice(1) })
  await expect(builds()).rejects.toThrow('main/index.cjs missing from dist/')
})
