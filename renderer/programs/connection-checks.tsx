import type { ConnectionView } from '../../preload/contract.ts'
import { ownName } from '../connections/own-name.ts'
import { choose } from './choice-of-connections.ts'

type ConnectionChecksProps = {
  /** What is chosen here, for the group's name. */
  readonly title: string
  readonly connections: readonly ConnectionView[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Connections of which the user ticks some. */
export function ConnectionChecks(props: ConnectionChecksProps) {
  const { title, connections, chosen, onChange } = props
  return (
    <fieldset className="choices">
      <legend className="small">{title}</legend>
      {connections.map((connection) => (
        <label key={connection.id} className="choices__one">
          <input
            type="checkbox"
            checked={chosen.includes(connection.id)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(choose(chosen, connection.id, checked, connections))
            }
          />
          <bdi>{ownName(connection)}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
