import type { LinkHandlerView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import type { PhaseProps } from '../state/session-phase.ts'
import { useEscape } from '../state/use-escape.ts'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { elapsed } from '../time/duration.ts'
import { second } from '../time/units.ts'
import { useNow } from '../time/use-now.ts'
import { Help } from '../waiting/help.tsx'
import { Stages } from '../waiting/stages.tsx'
import type { Way } from '../waiting/ways.ts'
import { useWays } from '../waiting/ways.ts'

/** How long (ms) the browser is waited for before other ways are shown. */
const helpAfter = 20 * second

type WaitingProps = PhaseProps<'signing-in'> & {
  readonly linkHandler: LinkHandlerView | undefined
}

/** A sign-in is under way in the browser. Every stage can be seen, and left. */
export function WaitingView({ connection, session, linkHandler }: WaitingProps) {
  const { id, service } = connection
  const { stage, since, browserFailed = false } = session
  const { problem, done, send, forget } = useIntents(service.name)
  const ways = useWays()
  const now = useNow(second)
  const person = service.signsIn === 'person'
  const helped = person && stage !== 'checking' && (browserFailed || now - since >= helpAfter)
  const cancel = () => void send(() => deckpass.session.cancelSignIn(id))
  useEscape(() => (helped && ways.open !== undefined ? ways.leave() : cancel()))

  function enter(way: Way) {
    forget()
    ways.enter(way)
  }

  const help = browserFailed ? strings.waiting.browserFailedShown : strings.waiting.helpShown
  return (
    <View name="waiting">
      <header className="banner">
        <Platter small lit={12} motion="searching" text={elapsed(now - since)} />
        <Title>{(person ? strings.waiting.title : strings.access.connecting)(service.name)}</Title>
        <p role="timer" className="visually-hidden">
          {strings.waiting.elapsed(elapsed(now - since))}
        </p>
      </header>
      <Status unseen>
        {helped ? help : strings.waiting.now[person ? stage : 'checking'](service.name)}
      </Status>
      <Stages stage={stage} service={service} browserFailed={browserFailed} />
      {helped && (
        <Help
          connection={id}
          service={service.name}
          browserFailed={browserFailed}
          linkHandler={linkHandler}
          ways={{ ...ways, enter }}
          send={send}
        />
      )}
      <footer className="actions">
        <Status>{problem || done}</Status>
        <Button onClick={cancel}>{strings.action.cancel}</Button>
      </footer>
    </View>
  )
}
