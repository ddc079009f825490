import type { ReactNode, Ref } from 'react'
import type { ViewName } from '../../preload/contract.ts'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'row' | 'link'

type ButtonProps = {
  readonly children: ReactNode
  readonly onClick: () => void
  readonly look?: ButtonLook | undefined
  /** The accessible name, where the text alone would not do. It begins with the text. */
  readonly name?: string | undefined
  /** The id of what says more than the name does. */
  readonly describedBy?: string | undefined
  /** The view it leads to, if it takes the focus when the user comes back from there. */
  readonly leads?: ViewName | undefined
  /** Shown and focusable, and does nothing: nothing to do at this moment. */
  readonly resting?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A button in one of the app's looks. */
export function Button({ children, onClick, look = 'plain', name, resting, ...more }: ButtonProps) {
  const { describedBy, leads, ref } = more
  return (
    <button
      ref={ref}
      type="button"
      className={`button button--${look}`}
      aria-label={name}
      aria-describedby={describedBy}
      data-leads={leads}
      aria-disabled={resting === true || undefined}
      onClick={resting === true ? undefined : onClick}
    >
      {children}
    </button>
  )
}
