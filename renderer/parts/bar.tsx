import { useEscape } from '../state/use-escape.ts'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { IconButton } from './icon-button.tsx'
import { Title } from './view.tsx'

type BarProps = {
  readonly title: string
  /** Where else to go back to than to the view before. */
  readonly back?: (() => void) | undefined
}

/** The head of a view that was opened from another: the way back, by Esc too, and the title. */
export function Bar({ title, back }: BarProps) {
  const navigation = useNavigation()
  const goBack = back ?? navigation.back
  useEscape(goBack)
  return (
    <header className="bar">
      <IconButton icon="back" name={strings.action.back} onClick={goBack} />
      <Title>{title}</Title>
    </header>
  )
}
