import type { ReactNode } from 'react'
import { useId, useRef } from 'react'
import type { ButtonLook } from '../parts/button.tsx'
import { Button } from '../parts/button.tsx'
import { strings } from '../strings.ts'
import { Choice } from './choice.tsx'

type ChoiceDialogProps = {
  /** The name of the button that opens the dialog. */
  readonly button: string
  /** The button's accessible name, where the text alone would not do. It begins with the text. */
  readonly name?: string | undefined
  readonly look?: ButtonLook | undefined
  readonly title: string
  readonly choices: readonly {
    readonly label: string
    /** What choosing does, in a sentence or two. */
    readonly says: string
    readonly choose: () => void
  }[]
  /** What is to be known before, under the title. */
  readonly children?: ReactNode
}

/** A button, and the dialog that asks what exactly is meant by it. */
export function ChoiceDialog({ button, name, look, title, choices, children }: ChoiceDialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  function open() {
    // showModal() remembers where the focus was, and close() (Esc too) gives it back.
    dialog.current?.showModal()
    // On the first choice, a held Enter key would choose it.
    heading.current?.focus()
  }

  function close(choose?: () => void) {
    dialog.current?.close()
    choose?.()
  }

  return (
    <>
      <Button look={look} name={name} onClick={open}>
        {button}
      </Button>
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <h2 id={id} ref={heading} tabIndex={-1} className="dialog__title">
          {title}
        </h2>
        {children}
        {choices.map(({ label, says, choose }) => (
          <Choice key={label} label={label} choose={() => close(choose)}>
            {says}
          </Choice>
        ))}
        <Button onClick={() => close()}>{strings.action.cancel}</Button>
      </dialog>
    </>
  )
}
