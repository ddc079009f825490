import { setTimeout as pause } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { socketPlace } from '../programs/socket-place.ts'
import { askRunning } from './ask-running.ts'
import { exitCodes } from './exit-codes.ts'
import { perform } from './perform.ts'
import { serviceCall } from './service-call.ts'
import { otherThread } from './other-thread.ts'
import { Task } from './task.ts'
import { writeWhole } from './write-whole.ts'

// The thread that carries a command out. Its own standard output would go through the main thread,
// which stands still: only the descriptors themselves can be written to.
const { shared, words, profileFolder, version, ...build } = v.parse(Task, workerData)
const other = otherThread(new Int32Array(shared))
let exitCode: number = exitCodes.unexpected

// Whatever ends this thread, the main one is told.
process.once('exit', () => other.end(exitCode))
const failed = () => {
  writeWhole(2, 'Something went wrong that should not have: try again.\n')
  process.exit()
}
process.once('uncaughtException', failed)
other.begin()

void perform(words, {
  version,
  out: (text) => writeWhole(1, text),
  err: (text) => void writeWhole(2, text),
  ask: (request) => askRunning(profileFolder, request),
  startApp: other.startApp,
  callService: serviceCall(socketPlace({ ...build, profileFolder })),
  now: Date.now,
  pause,
}).then((code) => {
  exitCode = code
  process.exit()
}, failed)
