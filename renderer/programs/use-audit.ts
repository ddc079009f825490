import { useEffect, useState } from 'react'
import type { AuditEntryView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { createFollowUp } from '../state/follow-up.ts'

/** The last requests of programs, the newest first; `undefined` until they are known. */
export type Audit = readonly AuditEntryView[] | 'failed' | undefined

/** Reads the audit when the caller comes into the page, and whenever `audited` has risen. */
export function useAudit(audited: number): Audit {
  const [audit, setAudit] = useState<Audit>()
  const [follow] = useState(() =>
    createFollowUp(async () => {
      const answer = await deckpass.programs.audit().catch(() => ({ ok: false }) as const)
      setAudit(answer.ok ? answer.value : 'failed')
    }),
  )
  useEffect(() => follow(audited), [follow, audited])
  return audit
}
