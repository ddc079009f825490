import { useId, useState } from 'react'
import type { ReportSaved } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { ReportText } from './report-text.tsx'

/** A report for whoever helps with a problem: shown in full before it can be copied or saved. */
export function Report({ stageMode }: { readonly stageMode: boolean }) {
  const id = useId()
  const [made, setMade] = useState<{ readonly text: string; readonly named: boolean }>()
  const { problem, done, send } = useIntents('')
  const { report } = strings
  // On a stage nothing that names somebody stays in sight, also if it was shown before.
  const shown = made?.named === true && stageMode ? undefined : made

  async function make(named: boolean) {
    const answer = await send(() => deckpass.report.make({ withAccount: named }))
    setMade(answer.ok ? { text: answer.value.text, named } : undefined)
  }

  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id} className="group__title">
        {report.title}
      </h2>
      {shown === undefined ? (
        <>
          <p className="small report__says">{report.says}</p>
          <Button onClick={() => void make(false)}>{report.show}</Button>
        </>
      ) : (
        <>
          <ReportText {...shown} stageMode={stageMode} make={(named) => void make(named)} />
          <div className="report__ends">
            <Button onClick={() => void send(() => deckpass.report.copy(), report.copied)}>
              {report.copy}
            </Button>
            <Button onClick={() => void send(() => deckpass.report.save(), outcome)}>
              {report.save}
            </Button>
          </div>
        </>
      )}
      <Status>{problem || done}</Status>
    </section>
  )
}

const outcome = ({ is }: ReportSaved): string => strings.report.outcome[is]
