import type { SyntheticEvent } from 'react'
import { useId, useRef, useState } from 'react'
import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { longestName, readName } from './entered.ts'
import { ownName } from './own-name.ts'

/** What the user calls a connection, to be changed. */
export function Rename({ connection }: { readonly connection: ConnectionView }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState(false)
  const { problem, done, send } = useIntents(connection.service.name)
  const { manage } = strings
  const says = refused ? manage.nameLength : problem

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    const name = readName(field.current?.value ?? '')
    setRefused(name === undefined)
    if (name === undefined) return field.current?.select()
    await send(() => deckpass.connections.rename(connection.id, name), manage.renamed)
  }

  return (
    <form className="card rename" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{manage.name}</label>
      <div className="paste__line">
        <input
          ref={field}
          id={id}
          className="field"
          type="text"
          dir="auto"
          defaultValue={ownName(connection)}
          maxLength={longestName}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}says`}
          aria-invalid={says !== ''}
        />
        <button type="submit" className="button">
          {manage.rename}
        </button>
      </div>
      <Status id={`${id}says`}>{says || (refused ? '' : done)}</Status>
    </form>
  )
}
