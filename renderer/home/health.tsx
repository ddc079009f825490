import type { RenewalHealth } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'
import type { GlyphKind } from '../parts/glyph.tsx'
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

function headline(health: RenewalHealth, service: string, now: number): string {
  switch (health.is) {
    case 'fresh':
      return strings.home.signedIn(service)
    case 'renewing':
      return strings.home.renewing
    case 'offline':
      return strings.home.offline(health.since, now)
    case 'retrying':
      return strings.home.retrying(health.since, now)
  }
}

/** What the lack of a network means. That the user stays signed in is said only while it is likely. */
function offlineNote({ lastsUntil, profile }: HomePartProps['session'], now: number): string {
  const past = lastsUntil !== undefined && urgencyOf(lastsUntil, now) === 'past'
  const { nameAge, profileAge } = strings.home
  const told = profile?.email === undefined ? nameAge : profileAge
  const age = profile === undefined ? '' : told(profile.fetchedAt, now)
  return [past ? '' : strings.home.offlineNote, age].filter((part) => part !== '').join(' ')
}

/** How the session is doing, in words; and what trouble means for the user. */
export function Health({ session, service, now }: HomePartProps) {
  const { health, accessToken } = session
  const troubled = health.is === 'offline' || health.is === 'retrying'
  const age = accessToken === undefined ? undefined : now - accessToken.obtainedAt
  return (
    <div className="health">
      <p className="health__line">
        <Glyph kind={signs[health.is]} />
        <span>{headline(health, service, now)}</span>
        {health.is === 'fresh' && age !== undefined && (
          <span className="dim">
            {age < minute ? strings.home.renewedNow : strings.home.renewed(age)}
          </span>
        )}
      </p>
      {troubled && (
        <p className="small">
          {health.is === 'offline'
            ? offlineNote(session, now)
            : errorSentence(health.code, service)}
        </p>
      )}
      {/* A renewal that works is not worth a word: only trouble and its end are read out. */}
      <Status unseen>
        {troubled ? headline(health, service, now) : strings.home.signedIn(service)}
      </Status>
    </div>
  )
}
