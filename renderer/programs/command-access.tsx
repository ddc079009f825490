import type { ConnectionView, ProgramView } from '../../preload/contract.ts'
import { commandLine } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Switch } from '../parts/switch.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { chosenFirst, stillThere } from './choice-of-connections.ts'
import { ConnectionChecks } from './connection-checks.tsx'
import { programTimes } from './program-words.ts'

type CommandAccessProps = {
  /** The command line's own entry, if it was let in. */
  readonly entry: ProgramView | undefined
  readonly connections: readonly ConnectionView[]
  readonly now: number
  readonly send: Intents['send']
}

/** Whether the command line may ask, and for which connections. Without any it may not. */
export function CommandAccess({ entry, connections, now, send }: CommandAccessProps) {
  const says = strings.programs

  function allow(chosen: readonly string[]) {
    const { allowCommands, withdraw } = deckpass.programs
    void send(() => (chosen.length > 0 ? allowCommands(chosen) : withdraw(commandLine)))
  }

  const impossible = entry === undefined && connections.length === 0
  return (
    <>
      <Switch
        label={says.commands}
        on={entry !== undefined}
        impossible={impossible ? says.noConnection : undefined}
        onChange={(on) => allow(on ? chosenFirst(connections) : [])}
      >
        {entry === undefined ? says.commandsNote : `${programTimes(entry, now)}.`}
      </Switch>
      {entry !== undefined && connections.length > 1 && (
        <div className="card__part command-choices">
          <ConnectionChecks
            title={says.mayAsk}
            connections={connections}
            chosen={stillThere(entry.connections, connections)}
            onChange={allow}
          />
        </div>
      )}
    </>
  )
}
