import { useId } from 'react'
import { deckpass } from '../bridge.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { Button } from './button.tsx'

type WaitingHelpProps = { readonly connection: string; readonly send: Intents['send'] }

/** Other ways, for when the browser does not come back. */
export function WaitingHelp({ connection, send }: WaitingHelpProps) {
  const title = useId()
  const { session } = deckpass
  return (
    <section className="card appear" aria-labelledby={title}>
      <div className="card__part">
        <h2 id={title}>{strings.waiting.helpTitle}</h2>
      </div>
      <Button
        look="row"
        onClick={() => void send(() => session.openAgain(connection), strings.waiting.opened)}
      >
        {strings.action.openAgain}
      </Button>
      <Button
        look="row"
        onClick={() => void send(() => session.copyLink(connection), strings.waiting.copied)}
      >
        {strings.action.copyLink}
      </Button>
      <p className="card__part card__part--note small">{strings.waiting.help}</p>
    </section>
  )
}
