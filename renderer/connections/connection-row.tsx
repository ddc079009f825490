import { Fragment } from 'react'
import type { ConnectionView } from '../../preload/contract.ts'
import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { takeFocus } from '../state/take-focus.ts'
import { strings } from '../strings.ts'
import { connectionWords } from './connection-words.ts'
import { ownName, whereabouts } from './own-name.ts'

type ConnectionRowProps = {
  readonly connection: ConnectionView
  /** It is the first of several. */
  readonly main: boolean
  /** The user comes back from managing it. */
  readonly left: boolean
  readonly show: () => void
  readonly manage: () => void
}

/** One connection: whose it is and how it is doing, and the ways to its session and to managing it. */
export function ConnectionRow({ connection, main, left, show, manage }: ConnectionRowProps) {
  const { sign, says } = connectionWords(connection)
  const name = ownName(connection)
  return (
    <li className="connection-row">
      <Button look="row" onClick={show}>
        <Glyph kind={sign} />
        <span className="connection">
          <span>
            <bdi className="connection__name">{name}</bdi>{' '}
            {main && <span className="connection__main small">{strings.manage.main} </span>}
          </span>
          <span className="small">
            {whereabouts(connection).map((each) => (
              <Fragment key={each}>
                <bdi>{each}</bdi>{' '}
              </Fragment>
            ))}
          </span>
          <span className="connection__state">{says}</span>
        </span>
      </Button>
      <Button
        ref={left ? takeFocus : undefined}
        look="quiet"
        name={strings.manage.of(name)}
        onClick={manage}
      >
        {strings.manage.button}
      </Button>
    </li>
  )
}
