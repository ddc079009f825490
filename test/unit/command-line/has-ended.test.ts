import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { hasEnded } from '../../../main/command-line/has-ended.ts'

const asleep = new Int32Array(new SharedArrayBuffer(4))

test('a process runs until it has ended, waited for or not', async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const pid = child.pid ?? 0
  expect(hasEnded(pid)).toBe(false)
  process.kill(pid, 'SIGKILL')
  // This thread stands still, so nobody asks what became of the child.
  for (let looks = 0; looks < 500 && !hasEnded(pid); looks++) Atomics.wait(asleep, 0, 0, 10)
  expect(hasEnded(pid)).toBe(process.platform === 'linux')
  await ended
  expect(hasEnded(pid)).toBe(true)
})
