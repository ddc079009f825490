import { useEffect, useEffectEvent } from 'react'

/** Calls back for every press of Esc while the caller is in the page. */
export function useEscape(callback: () => void): void {
  const pressed = useEffectEvent(callback)
  useEffect(() => {
    function onKeyDown({ key }: KeyboardEvent) {
      if (key === 'Escape') pressed()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
