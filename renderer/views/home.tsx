import { errorSentence } from '../error-sentences.ts'
import { AccountFooter } from '../home/account-footer.tsx'
import { Health } from '../home/health.tsx'
import { Person } from '../home/person.tsx'
import { RenewalRows } from '../home/renewal-rows.tsx'
import { StageMark } from '../home/stage-mark.tsx'
import { TokenRow } from '../home/token-row.tsx'
import { useHomeNow } from '../home/use-home-now.ts'
import { Corners } from '../parts/corners.tsx'
import { Status } from '../parts/status.tsx'
import { StorageNotice } from '../parts/storage-notice.tsx'
import { View } from '../parts/view.tsx'
import type { PhaseProps } from '../state/session-phase.ts'
import { useIntents } from '../state/use-intents.ts'
import { Strip } from '../strip/strip.tsx'

type HomeProps = PhaseProps<'signed-in'> & { readonly stageMode: boolean }

/** Signed in: whose session it is, how it is doing, and what can be done with it. */
export function HomeView({ connection, session, stageMode }: HomeProps) {
  const { id, service, history } = connection
  const { problem, done, send } = useIntents(service.name, session.accessToken?.obtainedAt)
  const now = useHomeNow(session)
  const { health } = session
  const connected = service.signsIn === 'secret'
  const told = health.is === 'retrying' ? errorSentence(health.code, service.name) : ''
  return (
    <View name="home">
      <Corners />
      <Person
        session={session}
        service={service.name}
        now={now}
        name={connected ? connection.name : undefined}
      >
        {stageMode && !connected && <StageMark send={send} />}
      </Person>
      <Health
        session={session}
        service={service.name}
        now={now}
        connected={connected}
        connection={connection}
      />
      <StorageNotice connection={connection} send={send} />
      <div className="card">
        <Strip history={history} now={now} />
        <RenewalRows
          connection={id}
          session={session}
          service={service.name}
          now={now}
          send={send}
        />
        <TokenRow
          connection={id}
          expiresAt={session.accessToken?.expiresAt}
          now={now}
          send={send}
        />
      </div>
      <footer className="actions">
        <Status unseen>{done}</Status>
        <Status>{problem === told ? '' : problem}</Status>
        <AccountFooter connection={id} service={service} send={send} />
      </footer>
    </View>
  )
}
