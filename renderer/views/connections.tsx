import { useState } from 'react'
import type { ConnectionView, ServiceView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { AddConnection } from '../connections/add-connection.tsx'
import { hasCredentials } from '../connections/asks.ts'
import { ConnectionList } from '../connections/connection-list.tsx'
import { CredentialsPanel } from '../connections/credentials-panel.tsx'
import { ManageConnection } from '../connections/manage-connection.tsx'
import type { ConnectionsPanel } from '../connections/panel.ts'
import { fromAdd, shownPanel } from '../connections/panel.ts'
import { useAdding } from '../connections/use-adding.ts'
import { useNavigation } from '../state/use-navigation.ts'

type ConnectionsProps = {
  readonly connections: readonly ConnectionView[]
  readonly services: readonly ServiceView[]
}

/** Every connection that there is, each with how it is doing; what is done with one, and more of them. */
export function ConnectionsView({ connections, services }: ConnectionsProps) {
  const [held, open] = useState<ConnectionsPanel>({ is: 'list' })
  const add = useAdding(connections)
  const { show } = useNavigation()
  const panel = shownPanel(held, connections)
  const about = 'connection' in panel ? panel.connection : undefined
  const connection = connections.find(({ id }) => id === about)

  if (panel.is === 'add')
    return (
      <AddConnection
        services={services}
        left={panel.left}
        add={add}
        askFor={(service) => open({ is: 'credentials', service })}
        back={() => open({ is: 'list', left: fromAdd })}
      />
    )
  if (panel.is === 'credentials')
    return (
      <CredentialsPanel
        service={panel.service.name}
        enter={(credentials) => add(panel.service.id, credentials)}
        back={() => open({ is: 'add', left: panel.service.id })}
      />
    )
  if (connection === undefined)
    return (
      <ConnectionList
        connections={connections}
        noService={services.length === 0}
        left={panel.is === 'list' ? panel.left : undefined}
        open={open}
      />
    )
  const { id, service } = connection
  if (panel.is === 'other-credentials')
    return (
      <CredentialsPanel
        service={service.name}
        enter={async (credentials) => {
          const answer = await deckpass.connections.enter(id, credentials)
          if (answer.ok) show(id)
          return answer
        }}
        back={() => open({ is: 'manage', connection: id })}
      />
    )
  return (
    <ManageConnection
      key={id}
      connection={connection}
      main={connections[0]?.id === id}
      hasCredentials={hasCredentials(connection, services)}
      enterOthers={() => open({ is: 'other-credentials', connection: id })}
      back={() => open({ is: 'list', left: id })}
    />
  )
}
