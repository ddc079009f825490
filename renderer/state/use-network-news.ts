import { useEffect } from 'react'
import { deckpass } from '../bridge.ts'
import { createNetworkNews } from './network-news.ts'

/** Lets main know when the page hears that the network is back. */
export function useNetworkNews(): void {
  useEffect(() => {
    const news = createNetworkNews(
      // What waits for the network is tried again by itself later: nothing is lost if this fails.
      () => void deckpass.network.changed().catch(() => undefined),
      (ms, callback) => {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
    )
    window.addEventListener('online', news.back)
    return () => {
      window.removeEventListener('online', news.back)
      news.stop()
    }
  }, [])
}
