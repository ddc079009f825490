import { describe, expect, it, vi } from 'vitest'
import { createTicker } from '../../../../renderer/time/ticker.ts'

/** A page with a clock that moves only when told to. */
function world() {
  let visibility = () => {}
  const timers: { due: number; callback: () => void }[] = []
  const page = {
    time: 1000,
    isHidden: false,
    timers,
    advance(ms: number) {
      const end = page.time + ms
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        timers.splice(timers.indexOf(next), 1)
        page.time = next.due
        next.callback()
      }
      page.time = end
    },
    hide(hidden: boolean) {
      page.isHidden = hidden
      visibility()
    },
  }
  const ticker = createTicker({
    now: () => page.time,
    hidden: () => page.isHidden,
    onVisibility: (listener) => (visibility = listener),
    after(ms, callback) {
      const timer = { due: page.time + ms, callback }
      timers.push(timer)
      return () => {
        const at = timers.indexOf(timer)
        if (at >= 0) timers.splice(at, 1)
      }
    },
  })
  return { page, ticker }
}

describe('ticker', () => {
  it('has one timer, with the shortest period that anybody asked for', () => {
    const { page, ticker } = world()
    const [slow, quick] = [vi.fn<() => void>(), vi.fn<() => void>()]
    ticker.subscribe(15_000, slow)
    const stop = ticker.subscribe(1000, quick)
    expect(page.timers).toHaveLength(1)
    page.advance(3000)
    expect(quick).toHaveBeenCalledTimes(3)
    expect(ticker.now()).toBe(4000)
    stop()
    slow.mockClear()
    page.advance(15_000)
    expect(slow).toHaveBeenCalledTimes(1)
    expect(quick).toHaveBeenCalledTimes(3)
  })

  it('has no timer while nobody listens', () => {
    const { page, ticker } = world()
    expect(page.timers).toHaveLength(0)
    ticker.subscribe(1000, () => {})()
    expect(page.timers).toHaveLength(0)
  })

  it('stands still while the page is hidden, and ticks at once when it is seen again', () => {
    const { page, ticker } = world()
    const listener = vi.fn<() => void>()
    ticker.subscribe(1000, listener)
    page.hide(true)
    expect(page.timers).toHaveLength(0)
    page.advance(60_000)
    expect(listener).not.toHaveBeenCalled()
    page.hide(false)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(ticker.now()).toBe(61_000)
    expect(page.timers).toHaveLength(1)
  })

  it('ticks when told to', () => {
    const { page, ticker } = world()
    const listener = vi.fn<() => void>()
    ticker.subscribe(15_000, listener)
    page.advance(7000)
    ticker.refresh()
    expect(listener).toHaveBeenCalledTimes(1)
    expect(ticker.now()).toBe(8000)
  })
})
