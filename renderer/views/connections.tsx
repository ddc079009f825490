import type { ConnectionView } from '../../preload/contract.ts'
import { connectionWords } from '../connections/connection-words.ts'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { View } from '../parts/view.tsx'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

type ConnectionsProps = { readonly connections: readonly ConnectionView[] }

/** Every service that there is, each with how its session is doing. Choosing one shows it. */
export function ConnectionsView({ connections }: ConnectionsProps) {
  const { show } = useNavigation()
  return (
    <View name="connections">
      <Bar title={strings.connections.title} />
      {connections.length === 0 ? (
        <p>{strings.connections.none}</p>
      ) : (
        <ul className="card">
          {connections.map(({ id, service, session }) => {
            const { sign, says } = connectionWords(session)
            return (
              <li key={id}>
                <Button look="row" onClick={() => show(id)}>
                  <Glyph kind={sign} />
                  <span className="connection">
                    <bdi className="connection__name">
                      {clip(service.name, 40) ?? strings.gigCheck.namelessService}
                    </bdi>{' '}
                    <bdi className="small">{clip(service.host)}</bdi>{' '}
                    <span className="connection__state">{says}</span>
                  </span>
                  <Glyph kind="leads" />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {connections.length === 1 && <p className="small">{strings.connections.one}</p>}
    </View>
  )
}
