import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { otherThread } from '../../../main/command-line/other-thread.ts'
import { stages } from '../../../main/command-line/stages.ts'

/** A thread that answers the wish for a start with a process id. */
function starter(told: Int32Array, pid: number) {
  const code = `const { told, stages, pid } = require('node:worker_threads').workerData
    while (Atomics.load(told, 0) !== stages.startWanted) Atomics.wait(told, 0, stages.begun, 10)
    Atomics.store(told, 1, pid)
    Atomics.store(told, 0, stages.started)
    Atomics.notify(told, 0)`
  const worker = new Worker(code, { eval: true, workerData: { told, stages, pid } })
  onTestFinished(() => void worker.terminate())
}

test.each([
  [process.pid, false],
  [0, true],
])('the app is started by the other thread as %i, so its failure is %s', (pid, failed) => {
  const told = new Int32Array(new SharedArrayBuffer(8))
  const other = otherThread(told)
  other.begin()
  expect(told[0]).toBe(stages.begun)
  starter(told, pid)
  expect(other.startApp().failed).toBe(failed)
  other.end(4)
  expect([...told]).toEqual([stages.done, 4])
})
