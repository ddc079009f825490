import type { ConnectionView } from '../../preload/contract.ts'
import type { GlyphKind } from '../parts/glyph.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { strings } from '../strings.ts'

const steps = ['opening-browser', 'waiting', 'checking'] as const
/** The only step where no person signs in. */
const only = ['checking'] as const

type StagesProps = {
  readonly stage: (typeof steps)[number]
  readonly service: ConnectionView['service']
  /** No browser could be opened: the first step is the one that waits to be done. */
  readonly browserFailed: boolean
}

const signs: Readonly<Record<keyof typeof strings.waiting.state, GlyphKind>> = {
  done: 'done',
  now: 'now',
  failed: 'warn',
  next: 'off',
}

/** The steps of a sign-in: which are done, which is under way, which come next. */
export function Stages({ stage, service, browserFailed }: StagesProps) {
  const person = service.signsIn === 'person'
  const order: readonly (typeof steps)[number][] = person ? steps : only
  const current = browserFailed || !person ? 0 : order.indexOf(stage)
  const underWay = person && browserFailed ? 'failed' : 'now'
  return (
    <ol className="stages" aria-label={strings.waiting.stages}>
      {order.map((each, at) => {
        const state = at < current ? 'done' : at === current ? underWay : 'next'
        return (
          <li
            key={each}
            className={`stages__item stages__item--${state}`}
            aria-current={at === current ? 'step' : undefined}
          >
            <Glyph kind={signs[state]} />
            <span>
              <span className="visually-hidden">{strings.waiting.state[state]} </span>
              {strings.waiting.stage[each](service.name)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
