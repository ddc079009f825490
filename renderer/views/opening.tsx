import { Title, View } from '../parts/view.tsx'
import { strings } from '../strings.ts'

/** Before anything is known: an empty window, and after a while a word on what it waits for. */
export function OpeningView() {
  return (
    <View name="opening">
      <div className="appear-late">
        <Title>{strings.opening.title}</Title>
        <p>{strings.opening.note}</p>
      </div>
    </View>
  )
}
