export type Turns = <Value>(task: () => Promise<Value>) => Promise<Value>

/** Runs tasks one after the other, in the order given; one that fails does not hold up the next. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const outcome = last.then(task)
    last = outcome.catch(() => undefined)
    return outcome
  }
}
