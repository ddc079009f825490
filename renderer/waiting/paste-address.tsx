import type { SyntheticEvent } from 'react'
import { useCallback, useId, useRef, useState } from 'react'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import type { HelpProps } from './help.tsx'
import { Panel } from './panel.tsx'

/** More characters than this no address of a sign-in has. */
const longest = 8192

/** A field for the address that the browser ended on. What is pasted goes when the panel does. */
export function PasteAddress({ connection, service, ways }: HelpProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const busy = useRef(false)
  const [empty, setEmpty] = useState(false)
  const { problem, send } = useIntents(service)
  const { waiting, action } = strings
  const says = empty ? waiting.pasteEmpty : problem

  const fill = useCallback((input: HTMLInputElement) => {
    field.current = input
    input.focus()
    return () => {
      input.value = ''
      field.current = null
    }
  }, [])

  async function submit(event?: SyntheticEvent) {
    event?.preventDefault()
    const text = field.current?.value.trim() ?? ''
    setEmpty(text === '')
    if (text === '') return field.current?.focus()
    if (busy.current) return
    busy.current = true
    const answer = await send(() => deckpass.session.paste(connection, text))
    busy.current = false
    if (field.current === null) return
    if (answer.ok) field.current.value = ''
    else field.current.select()
  }

  return (
    <Panel title={waiting.way.paste} back={() => ways.leave()}>
      <form className="paste" onSubmit={(event) => void submit(event)}>
        <p id={`${id}hint`} className="small">
          {waiting.pasteHint}
        </p>
        <div className="paste__line">
          <input
            ref={fill}
            className="field"
            type="text"
            maxLength={longest}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-label={waiting.way.paste}
            aria-describedby={`${id}hint ${id}problem`}
            aria-invalid={says !== ''}
          />
          <Button onClick={() => void submit()}>{action.take}</Button>
        </div>
        <Status id={`${id}problem`}>{says}</Status>
      </form>
    </Panel>
  )
}
