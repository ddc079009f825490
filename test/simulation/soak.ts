import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { addTallies, emptyTally, type Tally } from './tally.ts'
import type { ReuseMode } from './server.ts'
import type { Chapter, ChapterTold } from './worker.ts'

export type SoakOptions = {
  readonly days: number
  readonly seed: number
  /** All three in turn unless told. */
  readonly mode?: ReuseMode | undefined
  readonly engine?: string | undefined
  readonly onChapter?: (told: ChapterTold) => void
}

/** Long enough for a laptop to lie in its case until a refresh token lapses. */
const chapterDays = 100

/** Splits the days into chapters with seeds of their own, each server kind in its turn. */
function chaptersOf({ days, seed, mode, engine }: SoakOptions): readonly Chapter[] {
  const modes: readonly ReuseMode[] = mode ? [mode] : ['lenient', 'strict', 'graceful']
  const count = Math.ceil(days / chapterDays)
  return Array.from({ length: count }, (_, at) => ({
    seed: count === 1 ? seed : seed * 10_007 + at,
    days: Math.min(chapterDays, days - at * chapterDays),
    mode: modes[at % modes.length] ?? 'lenient',
    engine,
  }))
}

/** Whether a chapter shows what must never happen. */
export function isBad(tally: Tally): boolean {
  const { sessionsLost, spentResent, expiredHandedOut, resurrected, announcedUnwritten } = tally
  return sessionsLost + spentResent + expiredHandedOut + resurrected + announcedUnwritten > 0
}

/** Lives through all the days, on as many cores as there are, and adds up what was counted. */
export function soak(options: SoakOptions): Promise<Tally> {
  const left = [...chaptersOf(options)]
  const workers = Math.min(left.length, availableParallelism())
  const tellSome = () =>
    new Promise<Tally>((resolveTally, reject) => {
      let sum = emptyTally()
      const child = fork(resolve(import.meta.dirname, 'worker.ts'), {
        execArgv: ['--import', 'tsx'],
      })
      const next = () => {
        const chapter = left.shift()
        if (chapter) child.send(chapter)
        else child.disconnect()
      }
      child.on('message', (told: ChapterTold) => {
        sum = addTallies(sum, told.tally)
        options.onChapter?.(told)
        next()
      })
      child.once('error', reject)
      child.once('exit', (code) => {
        if (code === 0) resolveTally(sum)
        else reject(new Error(`A soak worker ended with status ${code}.`))
      })
      next()
    })
  return Promise.all(Array.from({ length: workers }, tellSome)).then((tallies) =>
    tallies.reduce(addTallies, emptyTally()),
  )
}
