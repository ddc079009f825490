import { useEscape } from '../state/use-escape.ts'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { IconButton } from './icon-button.tsx'
import { Title } from './view.tsx'

/** The head of a view that was opened from another: the way back, by Esc too, and the title. */
export function Bar({ title }: { readonly title: string }) {
  const { back } = useNavigation()
  useEscape(back)
  return (
    <header className="bar">
      <IconButton icon="back" name={strings.action.back} onClick={back} />
      <Title>{title}</Title>
    </header>
  )
}
