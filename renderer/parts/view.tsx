import type { ReactNode } from 'react'
import { useCallback } from 'react'

type ViewProps = {
  /** Names the view to the style sheet. */
  readonly name: string
  readonly children: ReactNode
}

/** One view of the window: the page's main landmark. */
export function View({ name, children }: ViewProps) {
  return <main className={`view view--${name}`}>{children}</main>
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
