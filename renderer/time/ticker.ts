/** The parts of the page that a ticker needs. */
export type TickerHost = {
  now(): number
  hidden(): boolean
  /** Calls back when `hidden` may have changed. */
  onVisibility(listener: () => void): void
  after(ms: number, callback: () => void): () => void
}

/** One clock for the whole page. */
export type Ticker = {
  /** The time of the last tick, ms since 1970. */
  now(): number
  /** Ticks at least every `period` ms while the page can be seen; returns what ends it. */
  subscribe(period: number, listener: () => void): () => void
  /** Ticks at once, for a change that came from elsewhere. */
  refresh(): void
}

/** Makes a ticker with a single timer that stands still while the page is hidden. */
export function createTicker(host: TickerHost): Ticker {
  const listeners = new Map<object, { period: number; listener: () => void }>()
  let newest = host.now()
  let cancel = () => {}

  function schedule() {
    cancel()
    cancel = () => {}
    if (listeners.size === 0 || host.hidden()) return
    const period = Math.min(...Array.from(listeners.values(), (each) => each.period))
    cancel = host.after(period, tick)
  }

  function tick() {
    newest = host.now()
    schedule()
    for (const { listener } of listeners.values()) listener()
  }

  host.onVisibility(() => (host.hidden() ? schedule() : tick()))

  return {
    now: () => newest,
    subscribe(period, listener) {
      const key = {}
      listeners.set(key, { period, listener })
      schedule()
      return () => {
        listeners.delete(key)
        schedule()
      }
    },
    refresh: tick,
  }
}
