import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { inSightSince, settled } from './settling.ts'

/** How often (ms) is looked whether it is in sight. */
const pace = 100

/** Whether a pointer could reach the element: the page is shown, and nothing lies over its middle. */
function isInSight(element: HTMLElement | null): boolean {
  if (element === null || document.hidden) return false
  const { x, y, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
}

/**
 * Whether a button has been in sight for so long that a click on it is meant: one that was under way
 * when the button came, or when what lay over it went, is not. It has to be given the ref.
 */
export function useSettled(): {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly isSettled: boolean
} {
  const button = useRef<HTMLButtonElement>(null)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    let since: number | undefined
    function look() {
      const now = performance.now()
      since = inSightSince(since, isInSight(button.current), now)
      setSettled(settled(since, now))
    }
    look()
    const timer = setInterval(look, pace)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return { button, isSettled }
}
