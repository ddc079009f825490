import { useEffect, useEffectEvent } from 'react'

/**
 * Calls back for every press of Esc while the caller is in the page. A key that is held is one
 * press, and one that ends a composition of characters is none. While a dialog is open, Esc is the
 * dialog's.
 */
export function useEscape(callback: () => void): void {
  const pressed = useEffectEvent(callback)
  useEffect(() => {
    function onKeyDown({ key, repeat, isComposing }: KeyboardEvent) {
      if (key !== 'Escape' || repeat || isComposing) return
      if (document.querySelector('dialog[open]') === null) pressed()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
