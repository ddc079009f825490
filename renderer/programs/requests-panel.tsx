import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ConnectionView } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { View } from '../parts/view.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import { strings } from '../strings.ts'
import { AuditRow } from './audit-row.tsx'
import type { Audit } from './use-audit.ts'

/** How many requests are shown at first, and how many more at a time. */
const page = 50

type RequestsPanelProps = {
  readonly audit: Audit
  readonly connections: readonly ConnectionView[]
  readonly now: number
  readonly back: () => void
  /** What comes before the requests, if anything does. */
  readonly children: ReactNode
}

/** What programs asked for and what became of it, the newest first. */
export function RequestsPanel({ audit, connections, now, back, children }: RequestsPanelProps) {
  const [limit, setLimit] = useState(page)
  const says = strings.audit
  const entries = typeof audit === 'object' ? audit : []
  const shown = entries.slice(0, limit)
  return (
    <View name="requests">
      <Bar title={says.title} back={back} />
      {children}
      {audit === 'failed' && <p>{says.failed}</p>}
      {typeof audit === 'object' && audit.length === 0 && <p>{says.none}</p>}
      {shown.length > 0 && (
        <>
          {shown.some(({ executable }) => executable !== undefined) && (
            <p className="small">{says.hint}</p>
          )}
          <ol className="card list">
            {shown.map((entry, at) => (
              // Counted from the oldest: a new one takes no other's place.
              <AuditRow
                key={entries.length - at}
                entry={entry}
                connections={connections}
                now={now}
              />
            ))}
          </ol>
        </>
      )}
      {entries.length > limit && <More show={() => setLimit(limit + page)} />}
    </View>
  )
}

function More({ show }: { readonly show: () => void }) {
  useFocusRescue()
  return <Button onClick={show}>{strings.audit.more}</Button>
}
