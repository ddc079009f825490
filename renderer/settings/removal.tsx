import { deckpass } from '../bridge.ts'
import { ChoiceDialog } from '../home/choice-dialog.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

/** Takes Deckpass off this computer, after it has said exactly what goes. */
export function Removal({ send }: { readonly send: Intents['send'] }) {
  const { removal } = strings
  return (
    <ChoiceDialog
      button={removal.button}
      look="link"
      title={removal.title}
      choices={[
        {
          label: removal.confirm,
          says: removal.after,
          choose: () => void send(() => deckpass.app.remove()),
        },
      ]}
    >
      <ul className="dialog__list">
        {removal.goes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </ChoiceDialog>
  )
}
