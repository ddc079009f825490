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
import { clip } from '../text/clip.ts'
import { initials } from '../text/initials.ts'

/** The session is over and the user did not end it: why, and the way back in. */
export function EndedView({ connection, session }: PhaseProps<'ended'>) {
  const { id, service } = connection
  const { problem, send } = useIntents(service.name)
  const person = service.signsIn === 'person'
  const name = clip(person ? session.profile?.displayName : connection.name)
  const words = person ? strings.ended : strings.access.ended
  return (
    <View name="ended">
      <Corners />
      <div className="hero">
        <Platter lit={0} text={initials(name)} />
        {name !== undefined && (
          <p className="hero__who">
            <bdi>{name}</bdi>
          </p>
        )}
        <Title>{words.title[session.reason](service.name)}</Title>
        <p className="hero__lead">{words.why[session.reason](service.name)}</p>
      </div>
      <footer className="actions">
        <StorageNotice ahead connection={connection} send={send} />
        <Status>{problem}</Status>
        <Button look="primary" onClick={() => void send(() => deckpass.session.signIn(id))}>
          {signInLabel(service)}
        </Button>
      </footer>
    </View>
  )
}
