import { strings } from '../strings.ts'
import type { HelpProps } from './help.tsx'
import { Panel } from './panel.tsx'

/** What never leads back to Deckpass: how to know it, and the one thing to do. */
export function DeadEnds({ service, ways }: HelpProps) {
  const { deadEnds, way } = strings.waiting
  return (
    <Panel titleFirst title={way['dead-ends']} back={() => ways.leave()}>
      <dl className="dead-ends">
        {deadEnds.map(({ sign, next }) => (
          <div key={sign(service)} className="dead-ends__item">
            <dt>{sign(service)}</dt>
            <dd className="small">{next(service)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
