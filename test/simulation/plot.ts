import type { Agenda } from './agenda.ts'
import type { Chance } from './random.ts'
import type { FaultKind } from './tally.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** What the plot does to the world; each call begins something or ends it. */
export type Stage = {
  networkIsUp(up: boolean): void
  serverIs(mood: 'well' | 'down' | 'rate-limiting' | 'html'): void
  sleep(): void
  wake(): void
  /** Like sleep, but nobody tells the app, before or after: a stopped process, a paused guest. */
  freeze(): void
  thaw(): void
  crash(): void
  startAgain(): void
  jumpClock(ms: number): void
  diskIsFull(full: boolean): void
  keychainIsLocked(locked: boolean): void
  /** Another program needs a token, one or many at once. */
  call(times: number): void
  /** The user signs out and in again. */
  signOutAndIn(): void
}

/** Puts one strand of the plot on the agenda: it begins at random, lasts, and begins again. */
export function writePlot(
  agenda: Agenda,
  chance: Chance,
  stage: Stage,
  count: (fault: FaultKind) => void,
): void {
  const strand = (every: number, lasts: number, begin: () => void, end: () => void) => {
    const next = () => {
      agenda.at(agenda.now() + chance.around(every), () => {
        begin()
        agenda.at(agenda.now() + chance.around(lasts), () => {
          end()
          next()
        })
      })
    }
    next()
  }
  const moment = (every: number, event: () => void) => strand(every, 0, event, () => {})
  const counted = (fault: FaultKind, begin: () => void) => () => {
    count(fault)
    begin()
  }

  strand(
    8 * hour,
    10 * minute,
    counted('network-down', () => stage.networkIsUp(false)),
    () => stage.networkIsUp(true),
  )
  const moods = [
    ['server-down', 'down'],
    ['server-down', 'html'],
    ['rate-limit', 'rate-limiting'],
  ] as const
  for (const [fault, mood] of moods)
    strand(
      60 * hour,
      4 * minute,
      counted(fault, () => stage.serverIs(mood)),
      () => stage.serverIs('well'),
    )
  strand(
    7 * hour,
    hour,
    counted('sleep', () => stage.sleep()),
    () => stage.wake(),
  )
  strand(
    3 * day,
    10 * minute,
    counted('freeze', () => stage.freeze()),
    () => stage.thaw(),
  )
  strand(
    10 * hour,
    5 * minute,
    counted('crash', () => stage.crash()),
    () => stage.startAgain(),
  )
  strand(
    150 * day,
    40 * day,
    counted('flight-case', () => stage.crash()),
    () => stage.startAgain(),
  )
  strand(
    6 * day,
    20 * minute,
    counted('disk-full', () => stage.diskIsFull(true)),
    () => stage.diskIsFull(false),
  )
  strand(
    4 * day,
    20 * minute,
    counted('keychain-locked', () => stage.keychainIsLocked(true)),
    () => stage.keychainIsLocked(false),
  )
  moment(
    5 * day,
    counted('clock-jump', () =>
      stage.jumpClock(chance.pick([1, -1]) * chance.pick([5 * minute, hour, day])),
    ),
  )
  moment(4 * minute, () => stage.call(chance.happens(0.05) ? 50 : 1))
  moment(30 * day, () => stage.signOutAndIn())
}
