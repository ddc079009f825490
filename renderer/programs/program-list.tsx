import { useId } from 'react'
import type { ConnectionView, ProgramView } from '../../preload/contract.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { ProgramRow } from './program-row.tsx'

type ProgramListProps = {
  readonly programs: readonly ProgramView[]
  readonly connections: readonly ConnectionView[]
  readonly now: number
  readonly send: Intents['send']
}

/** The programs that were let in, or that there are none. */
export function ProgramList({ programs, connections, now, send }: ProgramListProps) {
  const id = useId()
  const says = strings.programs
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id} className="group__title">
        {says.allowed}
      </h2>
      {programs.length === 0 ? (
        <p className="small">{says.none}</p>
      ) : (
        <ul className="card">
          {programs.map((program) => (
            <ProgramRow
              key={program.id}
              program={program}
              connections={connections}
              now={now}
              send={send}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
