import type { AuditEntryView, ConnectionView } from '../../preload/contract.ts'
import { Glyph } from '../parts/glyph.tsx'
import { strings } from '../strings.ts'
import { clipPath } from '../text/clip-path.ts'
import { timeOf } from '../time/date.ts'
import { auditWords } from './audit-words.ts'

type AuditRowProps = {
  readonly entry: AuditEntryView
  readonly connections: readonly ConnectionView[]
  readonly now: number
}

/** One request: who asked when and for what, and what became of it. */
export function AuditRow({ entry, connections, now }: AuditRowProps) {
  const { sign, program, asked, answer } = auditWords(entry, connections)
  const path = clipPath(entry.executable)
  return (
    <li className="list__item request">
      <Glyph kind={sign} />
      <div className="request__words">
        <p className="request__head">
          <span className="visually-hidden">{strings.audit.sign[sign]} </span>
          <bdi className="request__program">{program}</bdi>{' '}
          <time className="request__time" dateTime={new Date(entry.at).toISOString()}>
            {timeOf(entry.at, now)}
          </time>
        </p>
        <p className="small">
          <bdi>{asked}</bdi>: {answer}
        </p>
        {path !== undefined && (
          <p className="small">
            <code className="path">{path}</code>
          </p>
        )}
      </div>
    </li>
  )
}
