import type { ConnectionView, ProgramView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { ChoiceDialog } from '../home/choice-dialog.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { connectionNames, programName, programTimes } from './program-words.ts'

type ProgramRowProps = {
  readonly program: ProgramView
  readonly connections: readonly ConnectionView[]
  readonly now: number
  readonly send: Intents['send']
}

/** One program that was let in: what it may ask for, its times, and the way to take that back. */
export function ProgramRow({ program, connections, now, send }: ProgramRowProps) {
  const says = strings.programs
  const name = programName(program.name)
  const names = connectionNames(program, connections)
  useFocusRescue()
  const withdraw = () =>
    void send(() => deckpass.programs.withdraw(program.id), says.withdrawn(name))
  return (
    <li className="row program">
      <div className="program__words">
        <p className="program__name">
          <bdi>{name}</bdi>
        </p>
        <p className="small">
          <bdi>{names.length === 0 ? says.noneLeft : names.join(', ')}</bdi>
        </p>
      </div>
      <ChoiceDialog
        button={says.withdraw}
        name={says.withdrawOf(name)}
        look="quiet"
        title={says.withdrawal.title(name)}
        choices={[{ label: says.withdrawal.confirm, says: says.withdrawal.says, choose: withdraw }]}
      />
      <p className="small program__times">{programTimes(program, now)}</p>
    </li>
  )
}
