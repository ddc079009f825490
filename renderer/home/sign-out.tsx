import type { ConnectionView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type SignOutProps = {
  readonly service: ConnectionView['service']
  readonly signOut: (browserToo: boolean) => void
}

/** "Sign out", and the dialog that asks how far. */
export function SignOut({ service, signOut }: SignOutProps) {
  const { name, hasBrowserSignOut } = service
  const here = {
    label: strings.action.signOutHere,
    says: strings.signOut.here(name),
    choose: () => signOut(false),
  }
  const everywhere = {
    label: strings.action.signOutEverywhere,
    says: strings.signOut.everywhere(name),
    choose: () => signOut(true),
  }
  return (
    <ChoiceDialog
      button={strings.action.signOut}
      title={strings.signOut.title(name)}
      choices={hasBrowserSignOut ? [here, everywhere] : [here]}
    />
  )
}
