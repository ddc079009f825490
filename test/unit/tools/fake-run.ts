import type { Finished, Run } from '../../../tools/run.mjs'

/** A Run that answers by the command line and remembers what was asked; unknown programs are missing. */
export function fakeRun(answers: (line: string) => Partial<Finished> | undefined) {
  const asked: string[] = []
  const run: Run = async (command, args) => {
    const line = [command, ...args].join(' ')
    asked.push(line)
    const answer = answers(line)
    return { status: answer ? 0 : 127, stdout: '', stderr: '', ...answer }
  }
  return { run, asked }
}
