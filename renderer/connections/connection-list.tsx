import type { ConnectionView } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { View } from '../parts/view.tsx'
import { takeFocus } from '../state/take-focus.ts'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { ConnectionRow } from './connection-row.tsx'
import type { ConnectionsPanel } from './panel.ts'
import { fromAdd } from './panel.ts'

type ConnectionListProps = {
  readonly connections: readonly ConnectionView[]
  readonly noService: boolean
  readonly left: string | undefined
  readonly open: (panel: ConnectionsPanel) => void
}

/** Every connection that there is, the main one first, and the way to more. */
export function ConnectionList({ connections, noService, left, open }: ConnectionListProps) {
  const { show } = useNavigation()
  return (
    <View name="connections">
      <Bar title={strings.connections.title} />
      {connections.length === 0 ? (
        <p>{noService ? strings.connections.none : strings.adding.noConnection}</p>
      ) : (
        <ul className="card">
          {connections.map((connection, at) => (
            <ConnectionRow
              key={connection.id}
              connection={connection}
              main={at === 0 && connections.length > 1}
              left={left === connection.id}
              show={() => show(connection.id)}
              manage={() => open({ is: 'manage', connection: connection.id })}
            />
          ))}
        </ul>
      )}
      <Button ref={left === fromAdd ? takeFocus : undefined} onClick={() => open({ is: 'add' })}>
        {strings.adding.title}
      </Button>
    </View>
  )
}
