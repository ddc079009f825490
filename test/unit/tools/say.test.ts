import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { projectDir } from '../../../tools/places.mjs'
import { run } from '../../../tools/run.mjs'
import { messageOf, step } from '../../../tools/say.mjs'
import { captureOutput } from './captured-output.ts'

// They start processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const tool = (body: string) => {
  const say = JSON.stringify(join(projectDir, 'tools', 'say.mjs'))
  const code = `import { UserError, runTool } from ${say}\nawait runTool(async () => { ${body} })`
  return run(process.execPath, ['--input-type=module', '-e', code])
}

it('shows a UserError as its message alone', async () => {
  expect(await tool('throw new UserError("Mend it.")')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Mend it.\n',
  })
})

it('shows where any other error arose', async () => {
  const { status, stderr } = await tool('throw new RangeError("a bug")')
  expect(status).toBe(1)
  expect(stderr).toMatch(/^RangeError: a bug\n +at /)
})

it('shows a step in one line, however it ends', async () => {
  const said = captureOutput()
  expect(await step('First', async () => 5)).toBe(5)
  await expect(step('Second', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(said()).toMatch(/^First … done \(\d+ s\)\nSecond … failed\n$/)
})

it('says what was thrown, whatever it is', () => {
  expect([messageOf(new Error('a')), messageOf('b'), messageOf(undefined)]).toEqual([
    'a',
    'b',
    'undefined',
  ])
})
