import { Button } from '../parts/button.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { takeFocus } from '../state/take-focus.ts'
import { strings } from '../strings.ts'
import type { Audit } from './use-audit.ts'

type RequestsLeadProps = {
  readonly audit: Audit
  readonly now: number
  /** The user comes back from there. */
  readonly left: boolean
  readonly open: () => void
}

/** The way to the requests, and when the latest one was. */
export function RequestsLead({ audit, now, left, open }: RequestsLeadProps) {
  const latest = typeof audit === 'object' ? audit[0] : undefined
  return (
    <div className="card">
      <Button ref={left ? takeFocus : undefined} look="row" onClick={open}>
        {strings.audit.title}
        {latest !== undefined && (
          <span className="row__value"> {strings.audit.latest(latest.at, now)}</span>
        )}
        <Glyph kind="leads" />
      </Button>
    </div>
  )
}
