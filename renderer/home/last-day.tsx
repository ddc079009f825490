import { Glyph } from '../parts/glyph.tsx'
import { strings } from '../strings.ts'
import { urgencyOf } from './urgency.ts'

type LastDayProps = {
  readonly lastsUntil: number
  readonly service: string
  readonly now: number
}

/** How long the session lasts if left alone: a day, or by when to renew it, or that it is too late. */
export function LastDay({ lastsUntil, service, now }: LastDayProps) {
  const urgency = urgencyOf(lastsUntil, now)
  const { home } = strings
  if (urgency === 'none')
    return (
      <div className="row">
        <dt>{home.lastsUntil}</dt>
        <dd className="row__value">{home.lastsUntilValue(lastsUntil, now)}</dd>
      </div>
    )
  const past = urgency === 'past'
  return (
    <div className={`row row--${urgency}`}>
      <dt>
        <Glyph kind="warn" />
        {past ? home.session : home.renewBy(lastsUntil, now)}
      </dt>
      <dd className="row__value">{past ? home.lapsed : home.left(lastsUntil - now)}</dd>
      {urgency !== 'week' && (
        <dd className="row__note small">{past ? home.lapsedNote(service) : home.renewBySoon}</dd>
      )}
    </div>
  )
}
