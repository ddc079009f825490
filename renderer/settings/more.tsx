import type { ConnectionView, ViewName } from '../../preload/contract.ts'
import { ownName } from '../connections/own-name.ts'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'

type MoreProps = { readonly connections: readonly ConnectionView[] }

function Lead({ to, children }: { readonly to: ViewName; readonly children: string }) {
  const { go } = useNavigation()
  return (
    <Button look="row" leads={to} onClick={() => go(to)}>
      {children}
      <Glyph kind="leads" />
    </Button>
  )
}

/** Where each session is kept, and the ways to the connections, to other programs and to what this one is. */
export function More({ connections }: MoreProps) {
  const says = strings.settings
  const label = (connection: ConnectionView) =>
    connections.length === 1 ? says.kept : says.keptOf(ownName(connection, 24))
  return (
    <section className="card" aria-label={says.more}>
      {connections.length > 0 && (
        <dl>
          {connections.map((connection) => (
            <div key={connection.id} className="row">
              <dt>
                <bdi>{label(connection)}</bdi>
              </dt>
              <dd className="row__value row__value--plain">
                {says.keptIn[connection.storage.kind]}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Lead to="connections">{strings.connections.title}</Lead>
      <Lead to="programs">{strings.programs.title}</Lead>
      <Lead to="about">{strings.about.title}</Lead>
    </section>
  )
}
