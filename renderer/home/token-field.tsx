import type { RefObject } from 'react'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { useEscape } from '../state/use-escape.ts'
import { strings } from '../strings.ts'
import { second } from '../time/units.ts'
import { useNow } from '../time/use-now.ts'

type TokenFieldProps = {
  readonly token: RefObject<string>
  /** When the field goes by itself, ms since 1970. */
  readonly until: number
  /** Forgets the token; says whether the focus was in the field's row. */
  readonly drop: (hadFocus: boolean) => void
}

/**
 * The access token, masked until it is revealed. It goes by the button, by Esc, when its
 * time is up, and when the page is left.
 */
export function TokenField({ token, until, drop }: TokenFieldProps) {
  const [revealed, setRevealed] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const now = useNow(second)
  const hasFocus = () => row.current?.contains(document.activeElement) === true
  const end = useEffectEvent(() => drop(hasFocus()))
  useEscape(() => drop(hasFocus()))

  // The text goes from the ref to the input and back out, past React's own records.
  const fill = useCallback(
    (input: HTMLInputElement) => {
      input.value = token.current
      input.focus()
      return () => {
        input.value = ''
      }
    },
    [token],
  )

  const over = now >= until
  useEffect(() => {
    if (over) end()
  }, [over])
  useEffect(() => {
    function look() {
      if (document.hidden) end()
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])

  return (
    <div className="row row--token" ref={row}>
      <input
        ref={fill}
        className="token"
        type={revealed ? 'text' : 'password'}
        readOnly
        autoComplete="off"
        spellCheck={false}
        aria-label={strings.home.tokenField}
        onFocus={(event) => {
          if (revealed) event.currentTarget.select()
        }}
      />
      <span className="row__value">{strings.home.tokenStays(until - now)}</span>
      <Button look="quiet" onClick={() => (revealed ? drop(true) : setRevealed(true))}>
        {revealed ? strings.action.hide : strings.action.reveal}
      </Button>
    </div>
  )
}
