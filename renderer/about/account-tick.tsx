import { Switch } from '../parts/switch.tsx'
import { strings } from '../strings.ts'

type AccountTickProps = {
  readonly on: boolean
  readonly stageMode: boolean
  readonly onChange: (on: boolean) => void
}

/** Whether the report says who is signed in; never in stage mode. */
export function AccountTick({ on, stageMode, onChange }: AccountTickProps) {
  const { report } = strings
  return (
    <Switch
      label={report.account}
      on={on}
      onChange={onChange}
      impossible={stageMode ? report.onStage : undefined}
    >
      {report.accountNote}
    </Switch>
  )
}
