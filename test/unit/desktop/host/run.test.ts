import { describe, expect, it } from 'vitest'
import { createRun } from '../../../../main/desktop/host/run.ts'

const PATH = process.env['PATH'] ?? ''
const run = createRun({ PATH, OWN: 'a value' })
const limits = { timeout: 200, maxBuffer: 1_000 }

describe('running a program', () => {
  it('gives what it printed', async () => {
    expect(await run('printf', ['%s|', 'two words', '$(id)', '"', ';'])).toBe(
      'two words|$(id)|"|;|',
    )
  })

  it('gives it the environment that it was made with, and one language', async () => {
    const lines = (await run('env', []))?.split('\n') ?? []
    expect(lines.filter((line) => line !== '').sort()).toEqual(
      ['LC_ALL=C', 'OWN=a value', `PATH=${PATH}`].sort(),
    )
  })

  it.each([
    ['that fails', 'sh', ['-c', 'echo x; exit 3']],
    ['that is not there', '/nowhere/at-all', []],
    ['that prints too much', 'head', ['-c', '2000', '/dev/zero']],
    ['that takes too long', 'sleep', ['30']],
    ['whose child holds on to the output', 'sh', ['-c', 'sleep 2 & sleep 2']],
  ])('gives nothing for one %s', async (_name, program, args) => {
    const start = performance.now()
    expect(await createRun({ PATH }, limits)(program, args)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1_500)
  })
})
