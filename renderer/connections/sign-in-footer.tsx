import type { ReactNode } from 'react'
import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { StorageNotice } from '../parts/storage-notice.tsx'
import { useIntents } from '../state/use-intents.ts'
import { signInLabel } from './sign-in-label.ts'

type SignInFooterProps = {
  readonly connection: ConnectionView
  readonly children?: ReactNode
}

/** The way in where there is no session: where one would be kept, and the button that begins it. */
export function SignInFooter({ connection, children }: SignInFooterProps) {
  const { id, service } = connection
  const { problem, send } = useIntents(service.name)
  return (
    <footer className="actions">
      <StorageNotice ahead connection={connection} send={send} />
      <Status>{problem}</Status>
      <Button look="primary" onClick={() => void send(() => deckpass.session.signIn(id))}>
        {signInLabel(service)}
      </Button>
      {children}
    </footer>
  )
}
