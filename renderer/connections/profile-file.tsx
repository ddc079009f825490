import { useState } from 'react'
import type { FileRead } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { addedServices } from './added-services.ts'

function outcome(read: FileRead): string {
  switch (read.is) {
    case 'read':
      return addedServices(read.services)
    case 'wrong':
      return strings.adding.mistake
    case 'cancelled':
      return ''
  }
}

/** More services, from a file that the user chooses; what is wrong with it is shown as main tells it. */
export function ProfileFile() {
  const [mistake, setMistake] = useState<string>()
  const { problem, done, send } = useIntents(strings.connections.title)
  const { adding } = strings

  async function choose() {
    const answer = await send(() => deckpass.services.addFromFile(), outcome)
    const read = answer.ok ? answer.value : undefined
    setMistake(read?.is === 'wrong' ? clip(read.mistake, 400) : undefined)
  }

  return (
    <>
      <Button onClick={() => void choose()}>{adding.fromFile}</Button>
      <Status>{problem || done}</Status>
      {mistake !== undefined && (
        <section className="card detail" aria-label={adding.mistakeDetail}>
          <p className="card__part selectable">
            <bdi>{mistake}</bdi>
          </p>
        </section>
      )}
    </>
  )
}
