import { delimiter, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { projectDir } from '../../../tools/places.mjs'
import { findProgram, lastLine, run, show } from '../../../tools/run.mjs'

// They start processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const node = (code: string, options?: Parameters<typeof run>[2]) =>
  run(process.execPath, ['-e', code], options)

describe('running a command', () => {
  it('collects what it prints and how it ends', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 3'
    expect(await node(code)).toEqual({ status: 3, stdout: 'out\n', stderr: 'err\n' })
  })

  it('tells a program that is not there by 127', async () => {
    expect(await run('deckpass-no-such-program', [])).toMatchObject({ status: 127 })
    expect(await show('deckpass-no-such-program', [])).toBe(127)
  })

  it('tells one that a signal ended from one that went well', async () => {
    expect(await node('process.kill(process.pid, "SIGTERM")')).toMatchObject({ status: 1 })
  })

  it('ends it after its time', async () => {
    expect(await node('setInterval(() => 0, 1000)', { timeout: 200 })).toMatchObject({
      status: 124,
    })
  })

  it('gives up on one without a sign of life, and not on another', async () => {
    const giveUp = { after: 1500, unless: ({ stdout = '' }) => stdout.includes('alive') }
    expect(await node('setTimeout(() => 0, 30_000)', { giveUp })).toMatchObject({ status: 124 })
    const lives = 'console.log("alive"); setTimeout(() => 0, 1700)'
    expect(await node(lives, { giveUp })).toMatchObject({ status: 0 })
  })
})

it('lets a command on this terminal end in its own way when asked to stop', async () => {
  const file = JSON.stringify(join(projectDir, 'tools', 'run.mjs'))
  const stops =
    'process.on("SIGTERM", () => process.exit(5)); process.kill(process.ppid, "SIGTERM")'
  const child = JSON.stringify(`${stops}; setInterval(() => {}, 9)`)
  const code = `import { show } from ${file}
    process.exitCode = await show(process.execPath, ['-e', ${child}])`
  const finished = await run(process.execPath, ['--input-type=module', '-e', code])
  expect(finished.status).toBe(5)
})

it.each([
  [{ status: 1, stdout: 'a\n', stderr: 'b\n\n c \n\n' }, 'c'],
  [{ status: 1, stdout: 'a\n', stderr: '' }, 'a'],
  [{ status: 7, stdout: '', stderr: '\n' }, 'exit status 7'],
])('the last line of %j is %j', (finished, line) => {
  expect(lastLine(finished)).toBe(line)
})

it('finds programs on the PATH', () => {
  const PATH = ['/nowhere', process.execPath.replace(/[^/\\]+$/, '')].join(delimiter)
  expect(findProgram('node', { PATH })).toBe(process.execPath)
  expect(findProgram('deckpass-no-such-program', { PATH })).toBeUndefined()
  expect(findProgram('node', {})).toBeUndefined()
})
