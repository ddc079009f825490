import type { ReportSaved } from '../../preload/contract.ts'

/** The report for whoever helps with a problem. */
export const report = {
  title: 'Report',
  says: 'What helps to find a problem: versions, this computer, the state of each session and the last warnings. You see all of it first.',
  show: 'Show a report',
  text: 'The report',
  account: 'Name the account',
  accountNote: 'Display name and e-mail address',
  onStage: 'Not in stage mode',
  copy: 'Copy the report',
  save: 'Save the report…',
  copied: 'Copied.',
  outcome: {
    saved: 'Saved.',
    cancelled: '',
    failed: 'The file could not be written: choose another place.',
  } satisfies Record<ReportSaved['is'], string>,
} as const
