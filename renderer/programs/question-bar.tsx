import type { PairingQuestionView } from '../../preload/contract.ts'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { programName } from './program-words.ts'
import { useSettled } from './use-settled.ts'

type QuestionBarProps = { readonly name: string }

/** Says below every other view that a program asks, and leads to where that can be answered. */
function QuestionBar({ name }: QuestionBarProps) {
  const { go } = useNavigation()
  const { button, isSettled } = useSettled()
  return (
    <aside className="question-bar" aria-label={strings.question.region}>
      <Glyph kind="now" />
      <p className="question-bar__says">
        <bdi>{name}</bdi> {strings.question.asks}
      </p>
      <Button
        ref={button}
        look="quiet"
        name={strings.question.seeLong}
        resting={!isSettled}
        onClick={() => go('programs')}
      >
        {strings.question.see}
      </Button>
    </aside>
  )
}

type QuestionNewsProps = {
  readonly question: PairingQuestionView | undefined
  /** The view that is shown has the question in full. */
  readonly inFull: boolean
}

/** Has a question read out when it comes, wherever the user is, and leads to it from elsewhere. */
export function QuestionNews({ question, inFull }: QuestionNewsProps) {
  const name = question && programName(question.name, 40)
  return (
    <>
      <div aria-live="polite" className="visually-hidden">
        {name !== undefined && strings.question.news(name)}
      </div>
      {name !== undefined && !inFull && <QuestionBar key={question?.id} name={name} />}
    </>
  )
}
