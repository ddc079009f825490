import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { takeFocus } from '../state/take-focus.ts'
import { strings } from '../strings.ts'
import type { HelpProps } from './help.tsx'
import { LinkHandler } from './link-handler.tsx'
import { Panel } from './panel.tsx'

/** The ways that have a panel of their own, in the order of the list. */
const panels = ['browser', 'paste', 'dead-ends'] as const

/** Every other way to finish a sign-in, and whether links find their way to Deckpass. */
export function WayList({ connection, browserFailed, linkHandler, ways, send }: HelpProps) {
  const { session } = deckpass
  const { action, waiting } = strings
  return (
    <Panel title={browserFailed ? waiting.browserFailed : waiting.helpTitle}>
      <Button
        look="row"
        onClick={() => void send(() => session.openAgain(connection), waiting.opened)}
      >
        {action.openAgain}
      </Button>
      <Button
        look="row"
        onClick={() => void send(() => session.copyLink(connection), waiting.copied)}
      >
        {action.copyLink}
      </Button>
      {panels.map((way) => (
        <Button
          key={way}
          ref={ways.left === way ? takeFocus : undefined}
          look="row"
          onClick={() => ways.enter(way)}
        >
          {waiting.way[way]}
          <Glyph kind="leads" />
        </Button>
      ))}
      <LinkHandler view={linkHandler} send={send} />
    </Panel>
  )
}
