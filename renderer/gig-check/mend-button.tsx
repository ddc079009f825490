import type { ConnectionView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { signInLabel } from '../connections/sign-in-label.ts'
import { Button } from '../parts/button.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import type { Mend } from './line.ts'

type MendButtonProps = {
  readonly mend: Mend
  readonly connection: ConnectionView | undefined
  readonly service: string
  /** The id of the line's name: several buttons can have the same label. */
  readonly about: string
  readonly resting: boolean
  readonly send: Intents['send']
}

type LabelledService = Parameters<typeof signInLabel>[0]

function labelOf(mend: Mend, service: LabelledService): string {
  const { action } = strings
  switch (mend) {
    case 'sign-in':
      return signInLabel(service)
    case 'enter-credentials':
      return strings.connections.state.wanted
    case 'see-sign-in':
      return action.seeSignIn
    case 'renew':
      return action.renewNow
    case 'try-network':
    case 'reopen':
      return action.tryAgain
    case 'repair':
      return action.repair
  }
}

/** The one button that mends a line. */
export function MendButton(props: MendButtonProps) {
  const { mend, connection, service, about, resting, send } = props
  const { show, showOnceBegun } = useNavigation()
  const { gigCheck, home } = strings
  const id = connection?.id ?? ''
  useFocusRescue()

  async function signIn() {
    showOnceBegun(id)
    const answer = await send(() => deckpass.session.signIn(id))
    if (!answer.ok) showOnceBegun(undefined)
  }

  function tryNetwork() {
    return connection?.session.phase === 'signed-in'
      ? send(() => deckpass.session.renewNow(id), home.renewedDone)
      : send(() => deckpass.network.changed(), gigCheck.tried)
  }

  function go(): unknown {
    switch (mend) {
      case 'sign-in':
        return signIn()
      case 'enter-credentials':
      case 'see-sign-in':
        return show(id)
      case 'renew':
        return send(() => deckpass.session.renewNow(id), home.renewedDone)
      case 'try-network':
        return tryNetwork()
      case 'reopen':
        return send(() => deckpass.session.reopen(id))
      case 'repair':
        return send(
          () => deckpass.linkHandler.repair(),
          ({ state }) => (state === 'ours' ? gigCheck.repaired : gigCheck.notRepaired),
        )
    }
  }

  return (
    <Button look="quiet" resting={resting} describedBy={about} onClick={() => void go()}>
      {labelOf(mend, { signsIn: connection?.service.signsIn ?? 'person', name: service })}
    </Button>
  )
}
