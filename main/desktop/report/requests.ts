import type { Handlers } from '../ipc.ts'
import type { Reports } from './reports.ts'

/** The requests that are about a report. */
export type ReportRequest = 'report.make' | 'report.copy' | 'report.save'

/** Turns them into calls on what makes reports. */
export function reportHandlers(reports: Reports): Pick<Handlers, ReportRequest> {
  return {
    'report.make': async (options) => ({ text: await reports.make(options) }),
    async 'report.copy'() {
      await reports.copy()
      return null
    },
    'report.save': () => reports.save(),
  }
}
