import type { LinkHandlerView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import type { Intents } from '../state/use-intents.ts'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

type LinkHandlerProps = {
  readonly view: LinkHandlerView | undefined
  readonly send: Intents['send']
}

/** Whether the browser's links come to Deckpass; if not, who has them and how to mend that. */
export function LinkHandler({ view, send }: LinkHandlerProps) {
  switch (view?.state) {
    case undefined:
    case 'unknown':
      return null
    case 'ours':
      return (
        <p className="card__part card__part--note links__fine small">
          <Glyph kind="done" />
          {strings.links.ours}
        </p>
      )
    case 'other':
    case 'stale':
    case 'none':
      return (
        <Broken where={strings.links[view.state](clip(view.owner, 32))} {...view} send={send} />
      )
  }
}

type BrokenProps = {
  readonly where: string
  readonly command?: string | undefined
  readonly send: Intents['send']
}

function Broken({ where, command, send }: BrokenProps) {
  useFocusRescue()
  return (
    <div className="links">
      <div className="row">
        <Glyph kind="warn" />
        <span className="links__where">{where}</span>
        <Button
          look="quiet"
          onClick={() =>
            void send(
              () => deckpass.linkHandler.repair(),
              ({ state }) =>
                state === 'ours' ? strings.links.repaired : strings.links.notRepaired,
            )
          }
        >
          {strings.action.repair}
        </Button>
      </div>
      {command !== undefined && (
        <details
          className="links__by-hand small"
          onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
        >
          <summary>{strings.links.byHand}</summary>
          <code className="selectable">{command}</code>
        </details>
      )}
    </div>
  )
}
