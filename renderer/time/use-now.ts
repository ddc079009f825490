import { useCallback, useSyncExternalStore } from 'react'
import { createTicker } from './ticker.ts'

/** The page's only clock. */
export const ticker = createTicker({
  now: () => Date.now(),
  hidden: () => document.hidden,
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
})

/** The time (ms since 1970), kept fresh to `period` ms while the page can be seen. */
export function useNow(period: number): number {
  const subscribe = useCallback(
    (listener: () => void) => ticker.subscribe(period, listener),
    [period],
  )
  return useSyncExternalStore(subscribe, ticker.now)
}
