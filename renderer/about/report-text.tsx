import { Switch } from '../parts/switch.tsx'
import { strings } from '../strings.ts'

type ReportTextProps = {
  readonly text: string
  /** Whether it says who is signed in. */
  readonly named: boolean
  readonly stageMode: boolean
  readonly make: (named: boolean) => void
}

/** A report in full, and the tick that has it name the account; in stage mode it never does. */
export function ReportText({ text, named, stageMode, make }: ReportTextProps) {
  const { report } = strings
  return (
    <div className="card">
      <Switch
        label={report.account}
        on={named}
        onChange={make}
        impossible={stageMode ? report.onStage : undefined}
      >
        {report.accountNote}
      </Switch>
      <textarea className="report" readOnly rows={12} aria-label={report.text} value={text} />
    </div>
  )
}
