import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { ReportSaved } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { AccountTick } from './account-tick.tsx'

/** A report for whoever helps with a problem: shown in full before it can be copied or saved. */
export function Report({ stageMode }: { readonly stageMode: boolean }) {
  const id = useId()
  const [text, setText] = useState<string>()
  const [ticked, setTicked] = useState(false)
  const { problem, done, send } = useIntents('')
  const { report } = strings
  const withAccount = ticked && !stageMode

  const make = async (wanted: boolean) => {
    const answer = await send(() => deckpass.report.make({ withAccount: wanted }))
    setText(answer.ok ? answer.value.text : undefined)
  }
  // On a stage nothing that names somebody stays in sight, also if it was shown before.
  const makeAgain = useEffectEvent(() => {
    if (text !== undefined) void make(withAccount)
  })
  useEffect(() => makeAgain(), [withAccount])

  if (text === undefined)
    return (
      <section className="group" aria-labelledby={id}>
        <h2 id={id} className="group__title">
          {report.title}
        </h2>
        <p className="small">{report.says}</p>
        <Button onClick={() => void make(withAccount)}>{report.show}</Button>
        <Status>{problem}</Status>
      </section>
    )
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id} className="group__title">
        {report.title}
      </h2>
      <div className="card">
        <AccountTick on={withAccount} stageMode={stageMode} onChange={setTicked} />
        {/* By keyboard, what scrolls is scrolled with the focus on it. */}
        <pre className="report selectable" tabIndex={0} role="region" aria-label={report.text}>
          {text}
        </pre>
      </div>
      <div className="report__ends">
        <Button onClick={() => void send(() => deckpass.report.copy(), report.copied)}>
          {report.copy}
        </Button>
        <Button onClick={() => void send(() => deckpass.report.save(), outcome)}>
          {report.save}
        </Button>
      </div>
      <Status>{problem || done}</Status>
    </section>
  )
}

const outcome = ({ is }: ReportSaved): string => strings.report.outcome[is]
