import type { ConnectionView } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { Status } from '../parts/status.tsx'
import { View } from '../parts/view.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { MakeMain } from './make-main.tsx'
import { ownName } from './own-name.ts'
import { RemoveConnection } from './remove-connection.tsx'
import { Rename } from './rename.tsx'

type ManageConnectionProps = {
  readonly connection: ConnectionView
  readonly main: boolean
  readonly hasCredentials: boolean
  readonly enterOthers: () => void
  readonly back: () => void
}

/** One connection: its name, its place among the others, its id and secret, and its end. */
export function ManageConnection(props: ManageConnectionProps) {
  const { connection, main, hasCredentials, enterOthers, back } = props
  const { manage } = strings
  const { problem, done, send } = useIntents(connection.service.name)
  // A session that is well keeps the id and secret that it was begun with.
  const canEnterOthers = hasCredentials && connection.session.phase !== 'signed-in'
  return (
    <View name="manage">
      <Bar title={manage.of(ownName(connection))} back={back} />
      <Rename connection={connection} />
      <div className="card">
        {main ? (
          <p className="card__part">{manage.isMain}</p>
        ) : (
          <MakeMain connection={connection.id} send={send} />
        )}
        {canEnterOthers && (
          <Button look="row" onClick={enterOthers}>
            {manage.otherCredentials}
            <Glyph kind="leads" />
          </Button>
        )}
      </div>
      <footer className="actions">
        <Status>{problem || done}</Status>
        <div className="settings__end">
          <RemoveConnection connection={connection} hasCredentials={hasCredentials} send={send} />
        </div>
      </footer>
    </View>
  )
}
