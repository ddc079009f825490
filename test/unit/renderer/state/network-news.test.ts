import { describe, expect, it, vi } from 'vitest'
import { createNetworkNews, pause } from '../../../../renderer/state/network-news.ts'

function news() {
  vi.useFakeTimers()
  const tell = vi.fn<() => void>()
  const created = createNetworkNews(tell, (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  })
  return { tell, ...created }
}

describe('createNetworkNews', () => {
  it('tells at once, and a single word only once', () => {
    const { tell, back } = news()
    back()
    expect(tell).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(10 * pause)
    expect(tell).toHaveBeenCalledTimes(1)
  })

  it('tells at most once a second, and never loses the last word', () => {
    const { tell, back } = news()
    for (let at = 0; at < 30; at++) {
      back()
      vi.advanceTimersByTime(pause / 10)
    }
    expect(tell).toHaveBeenCalledTimes(4)
    vi.advanceTimersByTime(10 * pause)
    expect(tell).toHaveBeenCalledTimes(4)
    back()
    expect(tell).toHaveBeenCalledTimes(5)
  })

  it('says nothing more once it is stopped', () => {
    const { tell, back, stop } = news()
    back()
    back()
    stop()
    vi.advanceTimersByTime(10 * pause)
    expect(tell).toHaveBeenCalledTimes(1)
  })
})
