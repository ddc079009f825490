import { SignInFooter } from '../connections/sign-in-footer.tsx'
import { Corners } from '../parts/corners.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import type { PhaseProps } from '../state/session-phase.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { initials } from '../text/initials.ts'

/** The session is over and the user did not end it: why, and the way back in. */
export function EndedView({ connection, session }: PhaseProps<'ended'>) {
  const { service } = connection
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
      <SignInFooter connection={connection} />
    </View>
  )
}
