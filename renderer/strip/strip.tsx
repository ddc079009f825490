import { memo, useId } from 'react'
import type { RenewalMarkView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import { hourOf } from '../time/date.ts'
import { axisMarks } from './axis.ts'
import type { Bin } from './bins.ts'
import { binned } from './bins.ts'
import { factSentences } from './fact-sentences.ts'
import { stripFacts } from './facts.ts'
import { barPath, dotPath, size } from './geometry.ts'

type StripProps = { readonly history: readonly RenewalMarkView[]; readonly now: number }

/** The last day as a waveform: a bar is a renewal, its height how long it took, amber is trouble. */
export const Strip = memo(function Strip({ history, now }: StripProps) {
  const title = useId()
  const facts = stripFacts(history, now)
  return (
    <section className="strip" aria-labelledby={title}>
      <header className="strip__header">
        <h2 id={title}>{strings.strip.title}</h2>
        <p className="strip__summary">
          <span>
            {facts.renewals === 0 ? strings.strip.none : strings.strip.renewals(facts.renewals)}
          </span>
          {facts.troubles.length > 0 && (
            <span className="strip__troubles">{strings.strip.troubles(facts.troubles.length)}</span>
          )}
        </p>
      </header>
      <Wave drawn={binned(history, now)} />
      <div className="strip__axis" aria-hidden="true">
        {axisMarks(now).map(({ at, place }) => (
          <span key={at} style={{ left: `${place * 100}%` }}>
            {hourOf(at)}
          </span>
        ))}
        <span className="strip__now">{strings.strip.now}</span>
      </div>
      <ul className="visually-hidden">
        {factSentences(facts, now).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
})

function Wave({ drawn }: { readonly drawn: readonly Bin[] }) {
  const trouble = drawn.filter((bin) => bin.trouble)
  return (
    <svg
      className="strip__wave"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="strip__baseline" d={`M0 ${size.middle}H${size.width}`} />
      <path className="strip__bar" d={barPath(drawn.filter((bin) => !bin.trouble))} />
      <path className="strip__bar strip__bar--trouble" d={barPath(trouble)} />
      <path className="strip__dot" d={dotPath(trouble)} />
    </svg>
  )
}
