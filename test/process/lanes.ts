/** Things that are lent to one piece of work at a time, first come, first served. */
export type Lanes<Thing> = <Value>(work: (thing: Thing) => Promise<Value>) => Promise<Value>

export function createLanes<Thing>(things: readonly Thing[]): Lanes<Thing> {
  const free = [...things]
  const waiting: ((thing: Thing) => void)[] = []
  return async (work) => {
    const thing = free.shift() ?? (await new Promise<Thing>((resolve) => waiting.push(resolve)))
    try {
      return await work(thing)
    } finally {
      const next = waiting.shift()
      if (next) next(thing)
      else free.push(thing)
    }
  }
}
