import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createReports } from '../../../../main/desktop/report/reports.ts'
import { reportHandlers } from '../../../../main/desktop/report/requests.ts'
import { clipboard, dialog, resetElectron } from '../../../support/fake-electron.ts'
import { reportFacts } from '../../diagnostics/facts.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

vi.mock('electron', () => import('../../../support/fake-electron.ts'))

beforeEach(() => {
  resetElectron()
  clipboard.writeText.mockClear()
})

function setUp() {
  const choice = { stageMode: false }
  const facts = vi.fn(async () => reportFacts)
  const reports = createReports({ facts, stageMode: () => choice.stageMode })
  return { choice, facts, reports, handlers: reportHandlers(reports) }
}

describe('reports', () => {
  test('name the account only if asked to, and never in stage mode', async () => {
    const { choice, handlers } = setUp()
    const make = async (withAccount: boolean) =>
      (await handlers['report.make']({ withAccount })).text
    expect(await make(false)).not.toContain('john@example.com')
    expect(await make(true)).toContain('john@example.com')
    choice.stageMode = true
    expect(await make(true)).not.toContain('john@example.com')
  })

  test('are copied and saved as they were shown, whatever came since', async () => {
    const { facts, handlers } = setUp()
    const { text } = await handlers['report.make']({ withAccount: false })
    facts.mockResolvedValue({ ...reportFacts, app: '2.0.0' })
    await handlers['report.copy'](null)
    expect(clipboard.writeText.mock.calls).toEqual([[text]])
    dialog.savedTo = join(tempFolder(), 'report.txt')
    expect(await handlers['report.save'](null)).toEqual({ is: 'saved' })
    expect(await readFile(dialog.savedTo, 'utf8')).toBe(text)
    expect((await stat(dialog.savedTo)).mode & 0o777).toBe(0o600)
  })

  test('go nowhere before they were shown', async () => {
    const { reports } = setUp()
    await expect(reports.copy()).rejects.toThrow('not_allowed')
    await expect(reports.save()).rejects.toThrow('not_allowed')
    expect(clipboard.writeText).not.toHaveBeenCalled()
  })

  test('that are not saved say so', async () => {
    const { reports } = setUp()
    await reports.make({ withAccount: false })
    expect(await reports.save()).toEqual({ is: 'cancelled' })
    dialog.savedTo = join(tempFolder(), 'no-such-folder/report.txt')
    expect(await reports.save()).toEqual({ is: 'failed' })
  })
})
