import { useSyncExternalStore } from 'react'
import type { ConnectionView, Snapshot } from '../preload/contract.ts'
import { deckpass } from './bridge.ts'
import { wantsCredentials } from './connections/asks.ts'
import { QuestionNews } from './programs/question-bar.tsx'
import { createSnapshotStore } from './state/snapshot-store.ts'
import type { Place } from './state/navigation.ts'
import { shown } from './state/navigation.ts'
import { NavigationContext, usePlace } from './state/use-navigation.ts'
import { useNetworkNews } from './state/use-network-news.ts'
import { ticker } from './time/use-now.ts'
import { AboutView } from './views/about.tsx'
import { ConfigurationView } from './views/configuration.tsx'
import { ConnectionsView } from './views/connections.tsx'
import { CredentialsView } from './views/credentials.tsx'
import { EndedView } from './views/ended.tsx'
import { GigCheckView } from './views/gig-check.tsx'
import { HomeView } from './views/home.tsx'
import { LockedView } from './views/locked.tsx'
import { OpeningView } from './views/opening.tsx'
import { ProgramsView } from './views/programs.tsx'
import { SettingsView } from './views/settings.tsx'
import { SignedOutView } from './views/signed-out.tsx'
import { WaitingView } from './views/waiting.tsx'

const snapshots = createSnapshotStore(deckpass.snapshot, ticker.refresh)

/** The window: the view that the user went to, for what the newest snapshot says. */
export function App() {
  const snapshot = useSyncExternalStore(snapshots.subscribe, snapshots.get)
  const { place, navigation } = usePlace(snapshot)
  useNetworkNews()
  return (
    <NavigationContext value={navigation}>
      <Shown snapshot={snapshot} place={place} />
      <QuestionNews question={snapshot.programs.question} inFull={shown(place) === 'programs'} />
    </NavigationContext>
  )
}

type ShownProps = { readonly snapshot: Snapshot; readonly place: Place }

function Shown({ snapshot, place }: ShownProps) {
  switch (shown(place)) {
    case 'settings':
      return <SettingsView snapshot={snapshot} />
    case 'about':
      return <AboutView app={snapshot.app} settings={snapshot.settings} />
    case 'connections':
      return <ConnectionsView connections={snapshot.connections} services={snapshot.services} />
    case 'programs':
      return <ProgramsView programs={snapshot.programs} connections={snapshot.connections} />
    case 'gig-check':
      // Without a service there is nothing to check; why there is none is what counts.
      if (snapshot.connections.length > 0) return <GigCheckView snapshot={snapshot} />
      return <Session snapshot={snapshot} chosen={undefined} />
    case 'session':
      return <Session snapshot={snapshot} chosen={place.connection} />
  }
}

type SessionProps = { readonly snapshot: Snapshot; readonly chosen: string | undefined }

function Session({ snapshot, chosen }: SessionProps) {
  const { app, configuration, connections } = snapshot
  const connection = connections.find(({ id }) => id === chosen) ?? connections[0]
  if (configuration !== undefined)
    return <ConfigurationView app={app} configuration={configuration} />
  if (connection === undefined) return <OpeningView />
  // The key makes another phase another view: with a new title that takes the focus.
  const key = `${connection.id} ${connection.session.phase}`
  return <SessionPhase key={key} snapshot={snapshot} connection={connection} />
}

type SessionPhaseProps = { readonly snapshot: Snapshot; readonly connection: ConnectionView }

function SessionPhase({ snapshot, connection }: SessionPhaseProps) {
  const { session, credentials } = connection
  if (wantsCredentials(connection))
    return <CredentialsView key={credentials} connection={connection} />
  switch (session.phase) {
    case 'opening':
      return <OpeningView />
    case 'signed-out':
      return <SignedOutView app={snapshot.app} connection={connection} session={session} />
    case 'signing-in':
      return (
        <WaitingView connection={connection} session={session} linkHandler={snapshot.linkHandler} />
      )
    case 'signed-in':
      return (
        <HomeView
          connection={connection}
          session={session}
          stageMode={snapshot.settings.stageMode}
        />
      )
    case 'ended':
      return <EndedView connection={connection} session={session} />
    case 'locked':
      return <LockedView connection={connection} session={session} />
  }
}
