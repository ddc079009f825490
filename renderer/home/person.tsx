import type { ReactNode } from 'react'
import { Title } from '../parts/view.tsx'
import { litTicks } from '../platter/geometry.ts'
import { Platter } from '../platter/platter.tsx'
import type { SessionOf } from '../state/session-phase.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { initials } from '../text/initials.ts'

/** Names longer than this are set smaller, so that they leave room for the rest. */
const longName = 22

export type HomePartProps = {
  readonly session: SessionOf<'signed-in'>
  readonly service: string
  readonly now: number
  /** Nobody signed in: an id and a secret are all that it took. */
  readonly connected: boolean
}

type PersonProps = Omit<HomePartProps, 'connected'> & {
  /** What the user calls the connection, where it is nobody's account. */
  readonly name?: string | undefined
  /** What stands in the e-mail address's place, if it is not to be shown. */
  readonly children?: ReactNode
}

/** Whose session it is, under the platter that shows the access token's life. */
export function Person({ session, service, now, name: given, children }: PersonProps) {
  const { profile, accessToken, health } = session
  const name = clip(given ?? profile?.displayName)
  const email = clip(profile?.email)
  const lit = litTicks(accessToken, now)
  const life =
    accessToken === undefined || lit === 0
      ? strings.home.noLife
      : strings.home.lifeLeft(accessToken.expiresAt - now)
  return (
    <>
      <Platter
        lit={lit}
        text={initials(name)}
        motion={health.is === 'renewing' ? 'renewing' : undefined}
        name={life}
      />
      <div className="person">
        <Title long={(name?.length ?? 0) > longName}>
          {name === undefined ? strings.home.nameless(service) : <bdi>{name}</bdi>}
        </Title>
        {children ||
          (email !== undefined && (
            <p className="person__email">
              <bdi>{email}</bdi>
            </p>
          ))}
      </div>
    </>
  )
}
