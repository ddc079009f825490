import { deckpass } from '../bridge.ts'
import { ChoiceDialog } from '../home/choice-dialog.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

type KeepInFileProps = { readonly connection: string; readonly send: Intents['send'] }

/** The weaker way to keep a session, and the dialog that names its risk first. */
export function KeepInFile({ connection, send }: KeepInFileProps) {
  const { action, storage } = strings
  const keep = () => deckpass.session.keepInFile(connection)
  const choice = {
    label: action.rememberHere,
    says: storage.without.risk,
    choose: () => void send(keep, storage.inFile),
  }
  return (
    <ChoiceDialog
      button={action.withoutKeychain}
      look="link"
      title={storage.without.title}
      choices={[choice]}
    >
      <p className="small">{storage.without.what}</p>
    </ChoiceDialog>
  )
}
