import type { Clock, Timers } from '../../main/session/ports.ts'
import type { Agenda } from './agenda.ts'

type Timer = { due: number; readonly callback: () => void; cancel: () => void }

/** A laptop's clocks and timers: they stand still in sleep, and the wall clock can be set wrong. */
export class Machine {
  readonly #agenda: Agenda
  readonly #timers = new Set<Timer>()
  #wallOffset = 0
  #slept = 0
  #asleepSince: number | undefined

  constructor(agenda: Agenda) {
    this.#agenda = agenda
  }

  get asleep(): boolean {
    return this.#asleepSince !== undefined
  }

  get timerCount(): number {
    return this.#timers.size
  }

  readonly clock: Clock = {
    // Dates matter to the app: the story begins at some day of 2026.
    now: () => Date.UTC(2026, 0, 1) + this.#agenda.now() + this.#wallOffset,
    monotonic: () => this.#monotonic(),
  }

  readonly timers: Timers = {
    after: (ms, callback) => {
      // As setTimeout does: whole milliseconds, and at least one.
      const wait = Math.max(1, Math.ceil(ms))
      const timer: Timer = { due: this.#monotonic() + wait, callback, cancel: () => {} }
      this.#timers.add(timer)
      if (!this.asleep) this.#arm(timer)
      return () => {
        timer.cancel()
        this.#timers.delete(timer)
      }
    },
  }

  jumpWallClock(ms: number): void {
    this.#wallOffset += ms
  }

  sleep(): void {
    this.#asleepSince ??= this.#agenda.now()
    for (const timer of this.#timers) timer.cancel()
  }

  wake(): void {
    if (this.#asleepSince === undefined) return
    this.#slept += this.#agenda.now() - this.#asleepSince
    this.#asleepSince = undefined
    for (const timer of this.#timers) this.#arm(timer)
  }

  /** All timers are gone with the process that set them. */
  forgetTimers(): void {
    for (const timer of this.#timers) timer.cancel()
    this.#timers.clear()
  }

  #monotonic(): number {
    return (this.#asleepSince ?? this.#agenda.now()) - this.#slept
  }

  #arm(timer: Timer): void {
    timer.cancel = this.#agenda.at(this.#agenda.now() + timer.due - this.#monotonic(), () => {
      this.#timers.delete(timer)
      timer.callback()
    })
  }
}
