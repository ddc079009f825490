import { readFileSync } from 'node:fs'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import { exitCodes } from './exit-codes.ts'
import { stages } from './stages.ts'
import { startApp } from './start-app.ts'
import type { Task } from './task.ts'
import { writeWhole } from './write-whole.ts'

/** How long the other thread may take to begin, ms. */
const patience = 10_000

/**
 * Carries a command out while this thread stands still, and returns its exit code. So Chromium, which
 * goes on only when this thread does, never opens a display, a graphics process or a profile folder.
 * `program` is the file that the other thread runs.
 */
export function runCommand(program: string, task: Omit<Task, 'shared'>): number {
  const shared = new SharedArrayBuffer(8)
  const told = new Int32Array(shared)
  try {
    // Read here: inside of an archive only the main thread is sure to find it.
    const source = readFileSync(program, 'utf8')
    void new Worker(source, { eval: true, env: SHARE_ENV, workerData: { ...task, shared } })
    Atomics.wait(told, 0, stages.notBegun, patience)
    if (Atomics.load(told, 0) !== stages.notBegun) {
      for (;;) {
        Atomics.wait(told, 0, stages.begun)
        Atomics.wait(told, 0, stages.started)
        if (Atomics.load(told, 0) === stages.done) return Atomics.load(told, 1)
        Atomics.store(told, 1, startApp(task))
        Atomics.store(told, 0, stages.started)
        Atomics.notify(told, 0)
      }
    }
  } catch {
    // Said below.
  }
  writeWhole(2, 'Deckpass could not carry this out: install it again.\n')
  return exitCodes.unexpected
}
