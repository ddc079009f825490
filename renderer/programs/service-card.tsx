import type { ProgramsView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Switch } from '../parts/switch.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { clipPath } from '../text/clip-path.ts'

type ServiceProps = { readonly service: ProgramsView['service']; readonly send: Intents['send'] }

/** Switches the local token service, and says where it is or why it is not there. */
export function ServiceSwitch({ service, send }: ServiceProps) {
  const says = strings.programs
  return (
    <>
      <Switch
        label={says.serve}
        on={service.is !== 'off'}
        onChange={(on) => void send(() => deckpass.programs.serve(on))}
      >
        {service.is === 'starting' ? says.starting : says.serveNote}
      </Switch>
      {service.is === 'on' && <Address address={service.address} send={send} />}
    </>
  )
}

type AddressProps = { readonly address: string; readonly send: Intents['send'] }

function Address({ address, send }: AddressProps) {
  const says = strings.programs
  return (
    <div className="row address">
      <p className="address__text">
        <span className="small">{says.address}</span>{' '}
        <code className="path selectable">{clipPath(address, 120)}</code>
      </p>
      <Button
        look="quiet"
        name={says.copyAddress}
        onClick={() => void send(() => deckpass.clipboard.write(address), says.copied)}
      >
        {says.copy}
      </Button>
    </div>
  )
}

/** Why the service could not start, and what to do. Nothing if it could. */
export function ServiceTroubleNotice({ service, send }: ServiceProps) {
  if (service.is !== 'failed') return null
  return (
    <Notice kind="warn">
      <p>{strings.programs.trouble[service.code]}</p>
      <div className="notice__ways">
        <Button look="link" onClick={() => void send(() => deckpass.programs.serve(true))}>
          {strings.action.tryAgain}
        </Button>
      </div>
    </Notice>
  )
}
