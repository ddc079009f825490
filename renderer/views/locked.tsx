import { deckpass } from '../bridge.ts'
import { signInLabel } from '../connections/sign-in-label.ts'
import { Button } from '../parts/button.tsx'
import { Corners } from '../parts/corners.tsx'
import { Status } from '../parts/status.tsx'
import { StorageNotice } from '../parts/storage-notice.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import type { PhaseProps } from '../state/session-phase.ts'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

/** A session is kept and cannot be opened: why, and the two ways on. */
export function LockedView({ connection, session }: PhaseProps<'locked'>) {
  const { id, service } = connection
  const { problem, send } = useIntents(service.name)
  // Trying again helps where something outside can change; else the way on is a new sign-in.
  const signInFirst = session.reason === 'key-missing' || session.reason === 'damaged'
  const again = { name: strings.action.tryAgain, go: () => deckpass.session.reopen(id) }
  const anew = {
    name: signInLabel(service),
    go: () => deckpass.session.signIn(id),
  }
  const ways = signInFirst ? [anew, again] : [again, anew]
  return (
    <View name="locked">
      <Corners />
      <div className="hero">
        <Platter lit={0} />
        <Title>{strings.locked.title[session.reason]}</Title>
        <p className="hero__lead">{strings.locked.why[session.reason]}</p>
      </div>
      <footer className="actions">
        <StorageNotice ahead connection={connection} send={send} />
        <Status>{problem}</Status>
        {ways.map(({ name, go }, at) => (
          <Button key={name} look={at === 0 ? 'primary' : 'plain'} onClick={() => void send(go)}>
            {name}
          </Button>
        ))}
      </footer>
    </View>
  )
}
