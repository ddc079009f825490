import { useRef, useState } from 'react'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { second } from '../time/units.ts'
import { TokenField } from './token-field.tsx'

/** How long (ms) a token that was asked for stays in the page. */
const shownFor = 60 * second

type TokenRowProps = {
  readonly connection: string
  readonly expiresAt: number | undefined
  readonly now: number
  readonly send: Intents['send']
}

function lifeOf(expiresAt: number | undefined, now: number): string {
  if (expiresAt === undefined) return strings.home.noToken
  return expiresAt > now ? strings.home.left(expiresAt - now) : strings.home.runOut
}

/** What is left of the access token, and a way to see it. */
export function TokenRow({ connection, expiresAt, now, send }: TokenRowProps) {
  // Not in the state of a component: React keeps the state before the newest for a while.
  const token = useRef('')
  const [until, setUntil] = useState<number>()
  const takesFocus = useRef(false)

  async function show() {
    const answer = await send(() => deckpass.token.get({ connection }), strings.home.tokenShown)
    if (!answer.ok) return
    token.current = answer.value.accessToken
    setUntil(Date.now() + shownFor)
  }

  function drop(hadFocus: boolean) {
    token.current = ''
    takesFocus.current = hadFocus
    setUntil(undefined)
  }

  function restoreFocus(button: HTMLButtonElement | null) {
    if (takesFocus.current) button?.focus()
    takesFocus.current = false
  }

  if (until !== undefined) return <TokenField token={token} until={until} drop={drop} />
  return (
    <div className="row row--token">
      <span>{strings.home.token}</span>
      <span className="row__value">{lifeOf(expiresAt, now)}</span>
      <Button
        ref={restoreFocus}
        look="quiet"
        name={strings.action.showToken}
        onClick={() => void show()}
      >
        {strings.action.showTokenShort}
      </Button>
    </div>
  )
}
