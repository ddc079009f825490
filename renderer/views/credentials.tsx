import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { CredentialsForm } from '../connections/credentials-form.tsx'
import { errorSentence } from '../error-sentences.ts'
import { Button } from '../parts/button.tsx'
import { Corners } from '../parts/corners.tsx'
import { Distrusted } from '../parts/distrusted.tsx'
import { Notice } from '../parts/notice.tsx'
import { Status } from '../parts/status.tsx'
import { StorageNotice } from '../parts/storage-notice.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

type CredentialsProps = { readonly connection: ConnectionView }

/** Before a connection can be made: the user's own id and secret, or the keychain being asked for them. */
export function CredentialsView({ connection }: CredentialsProps) {
  return connection.credentials === 'sought' ? <Sought /> : <Wanted connection={connection} />
}

function Sought() {
  return (
    <View name="sought">
      <Corners />
      <div className="hero">
        <Platter lit={12} motion="searching" />
        <Title>{strings.credentials.sought}</Title>
        <p className="hero__lead">{strings.credentials.soughtNote}</p>
      </div>
    </View>
  )
}

function Wanted({ connection }: CredentialsProps) {
  const { id, service, session, credentials } = connection
  const { problem, send } = useIntents(service.name)
  const before = session.phase === 'signed-out' ? session.problem : undefined
  return (
    <View name="credentials">
      <Corners />
      <div className="hero hero--tight">
        <Platter small lit={0} />
        <Title>{strings.credentials.gives(service.name)}</Title>
        {before === undefined ? (
          <p className="hero__lead">{strings.credentials.note}</p>
        ) : (
          <Notice kind="warn">
            <p>{errorSentence(before, service.name)}</p>
            <Distrusted connection={connection} />
          </Notice>
        )}
        <CredentialsForm
          service={service.name}
          enter={(entered) => deckpass.connections.enter(id, entered)}
        />
      </div>
      <footer className="actions">
        <StorageNotice ahead connection={connection} send={send} />
        <Status>{problem}</Status>
        {credentials === 'there' && (
          <Button onClick={() => void send(() => deckpass.session.signIn(id))}>
            {strings.action.tryAgain}
          </Button>
        )}
      </footer>
    </View>
  )
}
