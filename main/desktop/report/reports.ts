import { writeFile } from 'node:fs/promises'
import { clipboard, dialog } from 'electron'
import type { ReportSaved } from '../../../preload/contract.ts'
import type { ReportFacts } from '../../diagnostics/report-facts.ts'
import { writeReport } from '../../diagnostics/report.ts'
import { Refused } from '../refused.ts'
import { words } from '../words.ts'

/** Reports for the window. What is copied or saved is what was shown, to the letter. */
export type Reports = {
  /** Makes one anew. It names the account only if asked to, and never in stage mode. */
  make(options: { readonly withAccount: boolean }): Promise<string>
  /** Puts the last one into the clipboard. Rejects with Refused if none was made. */
  copy(): Promise<void>
  /** Writes the last one to a file of the user's choice. Rejects with Refused if none was made. */
  save(): Promise<ReportSaved>
}

export type ReportsOptions = {
  readonly facts: () => Promise<ReportFacts>
  readonly stageMode: () => boolean
}

export function createReports({ facts, stageMode }: ReportsOptions): Reports {
  let shown: string | undefined
  const last = (): string => {
    if (shown === undefined) throw new Refused('not_allowed')
    return shown
  }
  return {
    async make({ withAccount }) {
      shown = writeReport(await facts(), { withAccount: withAccount && !stageMode() })
      return shown
    },

    async copy() {
      await clipboard.writeText(last())
    },

    async save() {
      const text = last()
      const { title, kind, file } = words.report
      const { canceled, filePath } = await dialog.showSaveDialog({
        title,
        defaultPath: file,
        filters: [{ name: kind, extensions: ['txt'] }],
      })
      if (canceled || !filePath) return { is: 'cancelled' }
      return writeFile(filePath, text, { mode: 0o600 }).then(
        () => ({ is: 'saved' }) as const,
        () => ({ is: 'failed' }) as const,
      )
    },
  }
}
