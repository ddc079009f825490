import { deckpass } from '../bridge.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type DisconnectProps = {
  readonly connection: string
  readonly service: string
  readonly send: Intents['send']
}

/** "Disconnect", and the dialog that says first what goes and what is kept. */
export function Disconnect({ connection, service, send }: DisconnectProps) {
  const { disconnect, disconnection } = strings.access
  const choose = () => void send(() => deckpass.session.signOut(connection, { browserToo: false }))
  return (
    <div className="actions__account">
      <ChoiceDialog
        button={disconnect}
        title={disconnection.title(service)}
        choices={[{ label: disconnect, says: disconnection.says(service), choose }]}
      />
    </div>
  )
}
