import type { Page } from '@playwright/test'
import type { AuditEntryView } from '../../preload/contract.ts'
import type { Opening } from './openings.ts'
import { programScenarios, requests, withPrograms } from './program-scenarios.ts'
import { at, home } from './snapshots.ts'

const opened = at('programs', withPrograms(home({}), { audited: requests.length }))

/** Has the audit hold these requests from the next look on. */
export const auditHolds = (page: Page, value: readonly AuditEntryView[]) =>
  page.evaluate((value) => window.fakeBridge.answer('programs.audit', { ok: true, value }), value)

/** Opens the requests of programs, which are these. */
async function openRequests(page: Page, value: readonly AuditEntryView[]): Promise<void> {
  await auditHolds(page, value)
  await page.evaluate((snapshot) => window.fakeBridge.push(snapshot), {
    ...opened,
    asked: { view: 'programs', count: 0 } as const,
    programs: { ...opened.programs, audited: opened.programs.audited + 1 },
  })
  await page.getByRole('button', { name: /^Requests latest/u }).click()
}

/** What opens in the view of programs. */
export const programOpenings = {
  'programs-requests': { scenario: opened, open: (page) => openRequests(page, requests) },
} satisfies Record<string, Opening>

/** The same that only the pictures show. */
export const moreProgramOpenings = {
  'programs-withdraw-dialog': {
    scenario: programScenarios.programs,
    open: (page) => page.getByRole('button', { name: 'Withdraw… Crate Tagger' }).click(),
  },
  'programs-question-ready': {
    scenario: programScenarios['programs-question'],
    open: (page) => page.waitForTimeout(1200),
  },
} satisfies Record<string, Opening>
