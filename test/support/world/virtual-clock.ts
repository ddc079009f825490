import type { Clock, Timers } from '../../../main/session/ports.ts'
import { settle } from './settle.ts'

type Timer = { readonly due: number; readonly callback: () => void; readonly owner: Owner }
type Owner = 'session' | 'world'

/** More timers than this in one `advance` are a storm, and not a story. */
const mostTimers = 20_000

/**
 * A machine's two clocks and its timers. `advance` lets time pass, `sleep` lets it pass while the
 * monotonic clock and the timers stand still, `jump` sets the wall clock wrong. All in ms.
 */
export class VirtualClock {
  #truth = Date.UTC(2026, 5, 1, 12)
  #wallError = 0
  #monotonic = 5_000
  readonly #timers = new Set<Timer>()

  readonly clock: Clock = {
    now: () => this.#truth + this.#wallError,
    monotonic: () => this.#monotonic,
  }
  /** The timers of the session under test. */
  readonly timers: Timers = { after: (ms, callback) => this.#after('session', ms, callback) }
  /** Timers of the world around it, for answers that take their time. */
  readonly worldTimers: Timers = { after: (ms, callback) => this.#after('world', ms, callback) }

  /** What the time really is, whatever this machine's clock says; ms since 1970. */
  truth = (): number => this.#truth

  /** Ms until each of the session's timers. */
  armed(): readonly number[] {
    return [...this.#timers]
      .filter(({ owner }) => owner === 'session')
      .map(({ due }) => due - this.#monotonic)
  }

  jump(ms: number): void {
    this.#wallError += ms
  }

  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms
    await settle()
    for (let fired = 0; ; fired++) {
      const [next] = [...this.#timers].sort((one, other) => one.due - other.due)
      if (!next || next.due > end) break
      if (fired === mostTimers) throw new Error('a storm of timers')
      this.#pass(next.due - this.#monotonic)
      this.#timers.delete(next)
      next.callback()
      await settle()
    }
    this.#pass(end - this.#monotonic)
    await settle()
  }

  async sleep(ms: number): Promise<void> {
    await settle()
    this.#truth += ms
    await settle()
  }

  #pass(ms: number): void {
    this.#truth += Math.max(ms, 0)
    this.#monotonic += Math.max(ms, 0)
  }

  #after(owner: Owner, ms: number, callback: () => void): () => void {
    const timer: Timer = { due: this.#monotonic + ms, callback, owner }
    this.#timers.add(timer)
    return () => {
      this.#timers.delete(timer)
    }
  }
}
