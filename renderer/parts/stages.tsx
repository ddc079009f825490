import { strings } from '../strings.ts'
import { Glyph } from './glyph.tsx'

const order = ['opening-browser', 'waiting', 'checking'] as const

type StagesProps = { readonly stage: (typeof order)[number]; readonly service: string }

/** The steps of a sign-in: which are done, which is under way, which come next. */
export function Stages({ stage, service }: StagesProps) {
  const current = order.indexOf(stage)
  return (
    <ol className="stages" aria-label={strings.waiting.stages}>
      {order.map((each, at) => {
        const state = at < current ? 'done' : at === current ? 'now' : 'next'
        return (
          <li
            key={each}
            className={`stages__item stages__item--${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Glyph kind={state === 'next' ? 'off' : state} />
            <span>
              <span className="visually-hidden">{strings.waiting.state[state]} </span>
              {strings.waiting.stage[each](service)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
