import { useSyncExternalStore } from 'react'
import type { ConnectionView, Snapshot } from '../preload/contract.ts'
import { deckpass } from './bridge.ts'
import { createSnapshotStore } from './state/snapshot-store.ts'
import { ticker } from './time/use-now.ts'
import { ConfigurationView } from './views/configuration.tsx'
import { EndedView } from './views/ended.tsx'
import { HomeView } from './views/home.tsx'
import { LockedView } from './views/locked.tsx'
import { OpeningView } from './views/opening.tsx'
import { SignedOutView } from './views/signed-out.tsx'
import { WaitingView } from './views/waiting.tsx'

const snapshots = createSnapshotStore(deckpass.snapshot, ticker.refresh)

/** The window: one view for what the newest snapshot says. */
export function App() {
  const snapshot = useSyncExternalStore(snapshots.subscribe, snapshots.get)
  const connection = snapshot.connections[0]
  if (snapshot.configuration !== undefined)
    return <ConfigurationView app={snapshot.app} configuration={snapshot.configuration} />
  if (connection === undefined) return <OpeningView />
  // The key makes another phase another view: with a new title that takes the focus.
  const key = `${connection.id} ${connection.session.phase}`
  return <SessionPhase key={key} snapshot={snapshot} connection={connection} />
}

type SessionPhaseProps = { readonly snapshot: Snapshot; readonly connection: ConnectionView }

function SessionPhase({ snapshot, connection }: SessionPhaseProps) {
  const { session } = connection
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
      return <HomeView connection={connection} session={session} />
    case 'ended':
      return <EndedView connection={connection} session={session} />
    case 'locked':
      return <LockedView connection={connection} session={session} />
  }
}
