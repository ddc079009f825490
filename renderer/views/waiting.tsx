import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Stages } from '../parts/stages.tsx'
import { Status } from '../parts/status.tsx'
import { Title, View } from '../parts/view.tsx'
import { WaitingHelp } from '../parts/waiting-help.tsx'
import { Platter } from '../platter/platter.tsx'
import type { PhaseProps } from '../state/session-phase.ts'
import { useEscape } from '../state/use-escape.ts'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { elapsed } from '../time/duration.ts'
import { second } from '../time/units.ts'
import { useNow } from '../time/use-now.ts'

/** How long (ms) the browser is waited for before other ways are shown. */
const helpAfter = 20 * second

/** A sign-in is under way in the browser. Every stage can be seen, and left. */
export function WaitingView({ connection, session }: PhaseProps<'signing-in'>) {
  const { id, service } = connection
  const { problem, done, send } = useIntents(service.name)
  const now = useNow(second)
  const helped = session.stage !== 'checking' && now - session.since >= helpAfter
  const cancel = () => void send(() => deckpass.session.cancelSignIn(id))
  useEscape(cancel)

  return (
    <View name="waiting">
      <header className="banner">
        <Platter small lit={12} motion="searching" text={elapsed(now - session.since)} />
        <Title>{strings.waiting.title(service.name)}</Title>
        <p role="timer" className="visually-hidden">
          {strings.waiting.elapsed(elapsed(now - session.since))}
        </p>
      </header>
      <Status unseen>
        {helped ? strings.waiting.helpShown : strings.waiting.now[session.stage](service.name)}
      </Status>
      <Stages stage={session.stage} service={service.name} />
      {helped && <WaitingHelp connection={id} send={send} />}
      <footer className="actions">
        <Status>{problem || done}</Status>
        <Button onClick={cancel}>{strings.action.cancel}</Button>
      </footer>
    </View>
  )
}
