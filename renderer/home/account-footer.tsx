import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { Disconnect } from './disconnect.tsx'
import { SignOut } from './sign-out.tsx'
import { SwitchAccount } from './switch-account.tsx'

type AccountFooterProps = {
  readonly connection: string
  readonly service: ConnectionView['service']
  readonly send: Intents['send']
}

/** The account at the service, another account, and the way out. */
export function AccountFooter({ connection, service, send }: AccountFooterProps) {
  const { session } = deckpass
  if (service.signsIn === 'secret')
    return <Disconnect connection={connection} service={service.name} send={send} />
  return (
    <div className="actions__account">
      {service.hasAccountSettings && (
        <Button look="link" onClick={() => void send(() => session.accountSettings(connection))}>
          {strings.action.accountSettings}
        </Button>
      )}
      <SwitchAccount
        service={service}
        switchAccount={() => void send(() => session.switchAccount(connection))}
      />
      <SignOut
        service={service}
        signOut={(browserToo) => void send(() => session.signOut(connection, { browserToo }))}
      />
    </div>
  )
}
