import type { ConnectionView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type SwitchAccountProps = {
  readonly service: ConnectionView['service']
  readonly switchAccount: () => void
}

/** "Switch account", and the dialog that says first what that does. */
export function SwitchAccount({ service, switchAccount }: SwitchAccountProps) {
  const { action, accountChange } = strings
  const says = accountChange[service.hasBrowserSignOut ? 'everywhere' : 'here'](service.name)
  return (
    <ChoiceDialog
      button={action.switchAccount}
      look="link"
      title={accountChange.title}
      choices={[{ label: action.switchAccount, says, choose: switchAccount }]}
    />
  )
}
