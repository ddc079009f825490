import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { ChoiceDialog } from '../home/choice-dialog.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { ownName } from './own-name.ts'

type RemoveConnectionProps = {
  readonly connection: ConnectionView
  readonly hasCredentials: boolean
  readonly send: Intents['send']
}

/** Takes a connection off the list, after it has said exactly what goes and what stays. */
export function RemoveConnection({ connection, hasCredentials, send }: RemoveConnectionProps) {
  const { id, service } = connection
  const { remove, removal } = strings.manage
  const person = service.signsIn === 'person'
  const says = person ? removal.signsOut : removal.disconnects
  return (
    <ChoiceDialog
      button={remove}
      look="link"
      title={removal.title(ownName(connection))}
      choices={[
        {
          label: removal.confirm,
          says: says(service.name),
          choose: () => void send(() => deckpass.connections.remove(id)),
        },
      ]}
    >
      <ul className="dialog__list">
        <li>{person ? removal.session : removal.access}</li>
        {hasCredentials && <li>{removal.credentials}</li>}
        <li>{removal.others}</li>
      </ul>
    </ChoiceDialog>
  )
}
