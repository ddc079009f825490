import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

/** In the e-mail address's place: that it is hidden on purpose, and the way to have it back. */
export function StageMark({ send }: { readonly send: Intents['send'] }) {
  useFocusRescue()
  return (
    <p className="stage-mark">
      <Icon kind="stage" />
      {strings.settings.stageMode}
      <Button
        look="link"
        name={strings.action.stageOffLong}
        onClick={() => void send(() => deckpass.settings.change({ stageMode: false }))}
      >
        {strings.action.stageOff}
      </Button>
    </p>
  )
}
