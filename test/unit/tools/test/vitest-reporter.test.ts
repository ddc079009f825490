import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectDir } from '../../../../tools/places.mjs'
import { run } from '../../../../tools/run.mjs'
import { readTally } from '../../../../tools/test/tally-file.mjs'
import { tempFolder } from '../temp-folder.ts'

/** What the reporter says of a real run over these files. */
async function tallyOf(files: Record<string, string>) {
  const folder = tempFolder()
  symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'))
  const head = "import { beforeAll, describe, expect, it } from 'vitest'\n"
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), head + code)
  const file = join(folder, 'out', 'tally.json')
  const reporter = join(projectDir, 'tools', 'test', 'vitest-reporter.mjs')
  const vitest = join(projectDir, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', `--reporter=${reporter}`, `--root=${folder}`]
  const env = { ...process.env, DECKPASS_TALLY_FILE: file }
  await run(process.execPath, args, { cwd: folder, env })
  const tally = readTally(file)
  return { ...tally, failed: [...tally.failed].sort() }
}

it('tells what passed, failed, was skipped and why, and what broke outside of the tests', async () => {
  const tally = await tallyOf({
    'plain.test.mjs': `
      describe('here', () => {
        it('passes', () => {})
        it('fails', () => expect(1).toBe(2))
        it('has no screen', (context) => context.skip('no screen'))
        it.skip('is left out', () => {})
      })
      describe.skip('a bus (skipped: it is not Linux)', () => it('rings', () => {}))
      let tries = 0
      it('wavers', { retry: 1 }, () => expect(++tries).toBe(2))`,
    'broken.test.mjs': 'throw new Error("cannot be loaded")',
    'hook.test.mjs': `
      beforeAll(() => { throw new Error('no') })
      it('never runs', () => {})`,
    'outside.test.mjs': `
      it('passes', () => void Promise.reject(new Error('nobody listens')))
      it('waits', () => new Promise((resolve) => setTimeout(resolve, 50)))`,
  })
  expect(tally).toEqual({
    passed: 3,
    failed: [
      'an error outside of a test: nobody listens',
      'broken.test.mjs',
      'hook.test.mjs',
      'plain.test.mjs > here > fails',
      'plain.test.mjs > wavers (passed when tried again)',
    ],
    skipped: expect.arrayContaining([
      { name: 'plain.test.mjs > here > has no screen', reason: 'no screen' },
      { name: 'plain.test.mjs > here > is left out', reason: 'no reason given' },
      { name: 'plain.test.mjs > a bus > rings', reason: 'it is not Linux' },
    ]),
  })
}, 30_000)
