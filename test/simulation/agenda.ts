/** Simulated time: what is to happen when, and a true clock that no fault can touch. */
export type Agenda = {
  /** True time, ms since the story began. */
  now(): number
  /** Puts something on the agenda; returns what takes it off again. */
  at(time: number, event: () => void): () => void
  /** Plays until the given time, letting promises settle after each event. */
  playUntil(time: number): Promise<void>
}

type Entry = { readonly time: number; readonly order: number; event: (() => void) | undefined }

/** Lets everything that is ready run: promises, and what Node itself puts off to the next turn. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createAgenda(): Agenda {
  const heap: Entry[] = []
  let now = 0
  let orders = 0

  const before = (a: Entry, b: Entry) => a.time < b.time || (a.time === b.time && a.order < b.order)
  const swap = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]]
    if (first && second) [heap[a], heap[b]] = [second, first]
  }
  const isBefore = (a: number, b: number) => {
    const [first, second] = [heap[a], heap[b]]
    return first !== undefined && second !== undefined && before(first, second)
  }
  const push = (entry: Entry) => {
    heap.push(entry)
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1
      if (!isBefore(at, parent)) break
      swap(at, parent)
      at = parent
    }
  }
  const pop = (): Entry | undefined => {
    swap(0, heap.length - 1)
    const first = heap.pop()
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (isBefore(child, least)) least = child
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }

  return {
    now: () => now,
    at(time, event) {
      const entry: Entry = { time: Math.max(time, now), order: orders++, event }
      push(entry)
      return () => {
        entry.event = undefined
      }
    },
    async playUntil(end) {
      await settle()
      while (heap[0] && heap[0].time <= end) {
        const entry = pop()
        if (!entry?.event) continue
        now = entry.time
        entry.event()
        await settle()
      }
      now = end
    },
  }
}
