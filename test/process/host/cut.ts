import type { Happening, Step } from './steps.ts'

/** Ends this process as `kill -9` does, with no time for anything, if this is the step to die at. */
export type Cut = (step: Step) => void

export function createCut(at: string | undefined): Cut {
  return (step) => {
    if (step === at) process.kill(process.pid, 'SIGKILL')
  }
}

/** Does some work, with a chance to die on either side of it. */
export async function around<Value>(
  cut: Cut,
  happening: Happening | undefined,
  work: () => Promise<Value>,
): Promise<Value> {
  if (happening) cut(`before ${happening}`)
  const value = await work()
  if (happening) cut(`after ${happening}`)
  return value
}
