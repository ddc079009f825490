import { useEffect } from 'react'

/** If the caller leaves the page with the focus in it, the view's title gets it, not nobody. */
export function useFocusRescue(): void {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) document.querySelector('h1')?.focus()
    },
    [],
  )
}
