import { useId, useRef } from 'react'
import type { ConnectionView } from '../../preload/contract.ts'
import { Button } from '../parts/button.tsx'
import { strings } from '../strings.ts'
import { Choice } from './choice.tsx'

type SignOutProps = {
  readonly service: ConnectionView['service']
  readonly signOut: (browserToo: boolean) => void
}

/** "Sign out", and the dialog that asks how far. */
export function SignOut({ service, signOut }: SignOutProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { name, hasBrowserSignOut } = service

  function open() {
    // showModal() remembers where the focus was, and close() (Esc too) gives it back.
    dialog.current?.showModal()
    // On the first choice, a held Enter key would sign out.
    title.current?.focus()
  }

  function choose(browserToo: boolean) {
    dialog.current?.close()
    signOut(browserToo)
  }

  return (
    <>
      <Button onClick={open}>{strings.action.signOut}</Button>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <h2 id={titleId} ref={title} tabIndex={-1} className="dialog__title">
          {strings.signOut.title(name)}
        </h2>
        <Choice label={strings.action.signOutHere} choose={() => choose(false)}>
          {strings.signOut.here(name)}
        </Choice>
        {hasBrowserSignOut && (
          <Choice label={strings.action.signOutEverywhere} choose={() => choose(true)}>
            {strings.signOut.everywhere(name)}
          </Choice>
        )}
        <Button onClick={() => dialog.current?.close()}>{strings.action.cancel}</Button>
      </dialog>
    </>
  )
}
