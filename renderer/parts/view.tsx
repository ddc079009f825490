import type { ReactNode } from 'react'
import { useCallback, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useNavigation } from '../state/use-navigation.ts'

type ViewProps = {
  /** Names the view to the style sheet. */
  readonly name: string
  readonly children: ReactNode
}

/**
 * One view of the window: the page's main landmark. If the user comes back to it, the focus goes to
 * what led away from it.
 */
export function View({ name, children }: ViewProps) {
  const main = useRef<HTMLElement>(null)
  const { left, arrive } = useNavigation()
  const restoreFocus = useEffectEvent(() => {
    if (left === undefined) return
    main.current?.querySelector<HTMLElement>(`[data-leads="${left}"]`)?.focus()
    arrive()
  })
  // After the title has taken the focus: refs within come first.
  useLayoutEffect(() => restoreFocus(), [])
  return (
    <main ref={main} className={`view view--${name}`}>
      {children}
    </main>
  )
}

type TitleProps = { readonly children: ReactNode; readonly long?: boolean | undefined }

/** The view's one h1. It takes the focus when the view comes, so that the change is read out. */
export function Title({ children, long = false }: TitleProps) {
  const focus = useCallback((heading: HTMLHeadingElement | null) => heading?.focus(), [])
  return (
    <h1 ref={focus} tabIndex={-1} className={long ? 'title title--long' : 'title'}>
      {children}
    </h1>
  )
}
