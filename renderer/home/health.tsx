import type { ConnectionView, RenewalHealth } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'
import type { GlyphKind } from '../parts/glyph.tsx'
import { Distrusted } from '../parts/distrusted.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { Status } from '../parts/status.tsx'
import { strings } from '../strings.ts'
import { minute } from '../time/units.ts'
import type { HomePartProps } from './person.tsx'
import { urgencyOf } from './urgency.ts'

const signs: Readonly<Record<RenewalHealth['is'], GlyphKind>> = {
  fresh: 'good',
  renewing: 'now',
  offline: 'off',
  retrying: 'warn',
}

function headline(health: RenewalHealth, well: string, now: number): string {
  switch (health.is) {
    case 'fresh':
      return well
    case 'renewing':
      return strings.home.renewing
    case 'offline':
      return strings.home.offline(health.since, now)
    case 'retrying':
      return strings.home.retrying(health.since, now)
  }
}

/** What the lack of a network means. That the user stays signed in is said only while it is likely. */
function offlineNote({ session, connected, now }: HomePartProps): string {
  const { lastsUntil, profile } = session
  const past = lastsUntil !== undefined && urgencyOf(lastsUntil, now) === 'past'
  const { nameAge, profileAge } = strings.home
  const note = (connected ? strings.access : strings.home).offlineNote
  const told = profile?.email === undefined ? nameAge : profileAge
  const age = profile === undefined ? '' : told(profile.fetchedAt, now)
  return [past ? '' : note, age].filter((part) => part !== '').join(' ')
}

type HealthProps = HomePartProps & { readonly connection: Pick<ConnectionView, 'distrusted'> }

/** How the session is doing, in words; and what trouble means for the user. */
export function Health(props: HealthProps) {
  const { session, service, now, connected } = props
  const { health, accessToken } = session
  const troubled = health.is === 'offline' || health.is === 'retrying'
  const well = connected ? strings.access.connected(service) : strings.home.signedIn(service)
  const age = accessToken === undefined ? undefined : now - accessToken.obtainedAt
  return (
    <div className="health">
      <p className="health__line">
        <Glyph kind={signs[health.is]} />
        <span>{headline(health, well, now)}</span>
        {health.is === 'fresh' && age !== undefined && (
          <span className="dim">
            {age < minute ? strings.home.renewedNow : strings.home.renewed(age)}
          </span>
        )}
      </p>
      {troubled && (
        <p className="small">
          {health.is === 'offline' ? offlineNote(props) : errorSentence(health.code, service)}
        </p>
      )}
      {troubled && <Distrusted connection={props.connection} />}
      {/* A renewal that works is not worth a word: only trouble and its end are read out. */}
      <Status unseen>{troubled ? headline(health, well, now) : well}</Status>
    </div>
  )
}
