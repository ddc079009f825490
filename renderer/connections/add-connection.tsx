import { useRef, useState } from 'react'
import type { Answer, ServiceView } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { Status } from '../parts/status.tsx'
import { View } from '../parts/view.tsx'
import { takeFocus } from '../state/take-focus.ts'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { ProfileFile } from './profile-file.tsx'

type AddConnectionProps = {
  readonly services: readonly ServiceView[]
  /** The id of the service that the user comes back from. */
  readonly left: string | undefined
  /** Connects to a service that asks for nothing. */
  readonly add: (service: string) => Promise<Answer<unknown>>
  readonly askFor: (service: ServiceView) => void
  readonly back: () => void
}

/** What there is to connect to; a service that asks for an id and a secret says so. */
export function AddConnection({ services, left, add, askFor, back }: AddConnectionProps) {
  const { adding, gigCheck } = strings
  const [wanted, setWanted] = useState<ServiceView>()
  const busy = useRef(false)
  const { problem, send } = useIntents(wanted?.name ?? '')
  const [underWay, setUnderWay] = useState(false)

  async function choose(service: ServiceView) {
    if (busy.current) return
    if (service.asksForCredentials) return askFor(service)
    busy.current = true
    setWanted(service)
    setUnderWay(true)
    await send(() => add(service.id))
    busy.current = false
    setUnderWay(false)
  }

  return (
    <View name="add">
      <Bar title={adding.title} back={back} />
      {services.length === 0 ? (
        <p>{adding.none}</p>
      ) : (
        <ul className="card">
          {services.map((service) => (
            <li key={service.id}>
              <Button
                ref={left === service.id ? takeFocus : undefined}
                look="row"
                resting={underWay}
                onClick={() => void choose(service)}
              >
                <span className="connection">
                  <bdi className="connection__name">
                    {clip(service.name, 40) ?? gigCheck.namelessService}
                  </bdi>{' '}
                  <bdi className="small">{clip(service.host)}</bdi>{' '}
                  {service.asksForCredentials && <span className="small">{adding.asks}</span>}
                </span>
                <Glyph kind="leads" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Status>{underWay ? adding.underWay : problem}</Status>
      <ProfileFile />
    </View>
  )
}
