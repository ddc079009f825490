import { useId, useState } from 'react'
import type { ConnectionView, PairingQuestionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { ownName } from '../connections/own-name.ts'
import { Button } from '../parts/button.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { elapsed } from '../time/duration.ts'
import { second } from '../time/units.ts'
import { useNow } from '../time/use-now.ts'
import { chosenFirst, stillThere } from './choice-of-connections.ts'
import { ConnectionChecks } from './connection-checks.tsx'
import { PathHint } from './path-hint.tsx'
import { programName } from './program-words.ts'
import { useSettled } from './use-settled.ts'

type QuestionCardProps = {
  readonly question: PairingQuestionView
  readonly connections: readonly ConnectionView[]
  readonly send: Intents['send']
}

/**
 * A program asks to be let in: who it says it is, the code to compare, and the answer. It takes no
 * focus, and no answer before it has been in sight for a while.
 */
export function QuestionCard({ question, connections, send }: QuestionCardProps) {
  const id = useId()
  const now = useNow(second)
  const [held, setChosen] = useState(() => chosenFirst(connections))
  const { button, isSettled } = useSettled()
  useFocusRescue()
  const says = strings.question
  const chosen = stillThere(held, connections)
  const name = programName(question.name)
  const open = isSettled && now < question.until
  const [first] = connections

  function answer(allow: boolean) {
    const choice = { allow, connections: allow ? chosen : [] }
    const done = allow ? says.wasAllowed(name) : says.wasRefused(name)
    void send(() => deckpass.programs.answer(question.id, choice), done)
  }

  return (
    <section className="card question" aria-labelledby={id}>
      <h2 id={id} className="question__title">
        <bdi>{name}</bdi> <span className="question__asks">{says.asks}</span>
      </h2>
      <div className="question__compare">
        <p className="question__label">
          <strong>{says.compare}</strong>
          <span className="question__left">{says.left(elapsed(question.until - now))}</span>
        </p>
        <p className="question__code">{question.code}</p>
        <p className="small">{says.compareNote}</p>
      </div>
      <PathHint path={question.executable} />
      {connections.length > 1 && (
        <ConnectionChecks
          title={says.several}
          connections={connections}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      {connections.length === 1 && first !== undefined && (
        <p className="small">{says.one(ownName(first))}</p>
      )}
      {chosen.length === 0 && (
        <p id={`${id}lacks`} className="small">
          {connections.length === 0 ? strings.programs.noConnection : says.chooseOne}
        </p>
      )}
      <div className="question__answers">
        <Button resting={!open} onClick={() => answer(false)}>
          {says.no}
        </Button>
        <Button
          ref={button}
          resting={!open || chosen.length === 0}
          describedBy={chosen.length === 0 ? `${id}lacks` : undefined}
          onClick={() => answer(true)}
        >
          {says.allow}
        </Button>
      </div>
    </section>
  )
}
