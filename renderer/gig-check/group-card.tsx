import { useId } from 'react'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import type { Group } from './check.ts'
import { LineRow } from './line-row.tsx'

type GroupCardProps = {
  readonly group: Group
  /** There are others: the title tells them apart. */
  readonly titled: boolean
}

/** The lines on one service, or on this computer, and what became of mending them. */
export function GroupCard({ group, titled }: GroupCardProps) {
  const id = useId()
  const session = group.connection?.session
  const token = session?.phase === 'signed-in' ? session.accessToken : undefined
  const { problem, done, send } = useIntents(
    group.connection?.service.name ?? group.title,
    token?.obtainedAt,
  )
  return (
    <section className="group" aria-labelledby={titled ? id : undefined}>
      {titled && (
        <h2 id={id} className="group__title">
          <bdi>{group.title}</bdi>
        </h2>
      )}
      <ul className="card">
        {group.lines.map((line) => (
          <LineRow key={line.about} group={group} line={line} send={send} />
        ))}
      </ul>
      <Status>{problem || done}</Status>
    </section>
  )
}
