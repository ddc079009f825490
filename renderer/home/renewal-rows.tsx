import type { RenewalHealth } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import type { SessionOf } from '../state/session-phase.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { second } from '../time/units.ts'
import { LastDay } from './last-day.tsx'

type RenewalRowsProps = {
  readonly connection: string
  readonly session: SessionOf<'signed-in'>
  readonly service: string
  readonly now: number
  readonly send: Intents['send']
}

function nextIn(health: RenewalHealth, now: number): string {
  if (health.is === 'renewing') return strings.home.underWay
  return health.nextAt - now < second ? strings.home.due : strings.home.inTime(health.nextAt - now)
}

/** When the access token is renewed next, and how long the session lasts if left alone. */
export function RenewalRows({ connection, session, service, now, send }: RenewalRowsProps) {
  const { health, lastsUntil } = session
  const troubled = health.is === 'offline' || health.is === 'retrying'
  const renew = () => deckpass.session.renewNow(connection)
  return (
    <dl className="rows">
      <div className="row">
        <dt>{troubled ? strings.home.nextTry : strings.home.nextRenewal}</dt>
        <dd className="row__value">{nextIn(health, now)}</dd>
        <dd>
          <Button
            look="quiet"
            resting={health.is === 'renewing'}
            onClick={() => void send(renew, strings.home.renewedDone)}
          >
            {strings.action.renewNow}
          </Button>
        </dd>
      </div>
      {lastsUntil !== undefined && <LastDay lastsUntil={lastsUntil} service={service} now={now} />}
    </dl>
  )
}
