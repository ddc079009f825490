import { resolve } from 'node:path'
import type { TestProjectConfiguration, TestProjectInlineConfiguration } from 'vitest/config'

/** Folders and files of test/unit/ that take real sockets or processes, and with them their time. */
const real = [
  'identity-service',
  'interop',
  'tools',
  'broker',
  'desktop/host',
  'desktop/loopback',
  'desktop/loopback.test.ts',
  'services/all-four',
  'programs/service',
  'programs/programs.test.ts',
  'programs/callers.test.ts',
  'programs/openapi.test.ts',
  'command-line/ask-running.test.ts',
  'command-line/has-ended.test.ts',
  'command-line/other-thread.test.ts',
]

/** What looks at all that its process holds: the files before it must have left nothing there. */
const apart = ['diagnostics']

const waiting = ['test/process/askers.test.ts', 'test/process/twelve.test.ts']

/** To start a process for each file takes longer than most of them do. */
const oneProcess = {
  isolate: false,
  setupFiles: [resolve(import.meta.dirname, 'support/one-process.ts')],
}

const testsIn = (folder: string) => `test/${folder}/**/*.test.{ts,tsx}`

/** Some of the tests, which run when those of the groups before have ended. */
const project = (
  name: string,
  groupOrder: number,
  options: TestProjectInlineConfiguration['test'],
): TestProjectConfiguration => ({
  extends: true,
  test: { name, sequence: { groupOrder }, ...options },
})

/** Vitest's projects: by what the tests need of the machine. */
export const projects: readonly TestProjectConfiguration[] = [
  project('unit', 0, {
    include: [testsIn('unit')],
    exclude: [...real, ...apart].flatMap((path) => [`test/unit/${path}`, `test/unit/${path}/**`]),
    ...oneProcess,
  }),
  project('simulation', 1, { include: [testsIn('simulation')] }),
  project('real', 2, {
    include: real.map((path) =>
      path.endsWith('.ts') ? `test/unit/${path}` : testsIn(`unit/${path}`),
    ),
    ...oneProcess,
  }),
  project('desktop', 2, {
    include: [
      testsIn('{runtime,keyring,desktop}'),
      ...apart.map((path) => testsIn(`unit/${path}`)),
    ],
  }),
  // Half a minute each until a token is over, in which the machine is free.
  project('waiting', 2, { include: waiting }),
  // Many processes that race: what is tested is their order, so nothing else may slow them down.
  project('process', 3, {
    include: [testsIn('process')],
    exclude: waiting,
    fileParallelism: false,
  }),
]
