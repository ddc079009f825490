import type { ReactNode } from 'react'
import { useId } from 'react'
import { Button } from '../parts/button.tsx'
import { reachIfScrolls } from '../state/reach-if-scrolls.ts'
import { takeFocus } from '../state/take-focus.ts'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import { strings } from '../strings.ts'

type PanelProps = {
  readonly title: string
  /** Back to where this panel was opened from. Without it, this is the first one. */
  readonly back?: (() => void) | undefined
  /** The title takes the focus when the panel comes. */
  readonly titleFirst?: boolean | undefined
  readonly children: ReactNode
}

/** One page of the help. What does not fit scrolls within, and can then be reached by keyboard. */
export function Panel({ title, back, titleFirst = false, children }: PanelProps) {
  const id = useId()
  useFocusRescue()
  return (
    <section ref={reachIfScrolls} className="card help appear" aria-labelledby={id}>
      <div>
        <header className="help__header">
          <h2 id={id} tabIndex={-1} ref={titleFirst ? takeFocus : undefined}>
            {title}
          </h2>
          {back !== undefined && (
            <Button look="quiet" onClick={back}>
              {strings.action.back}
            </Button>
          )}
        </header>
        {children}
      </div>
    </section>
  )
}
