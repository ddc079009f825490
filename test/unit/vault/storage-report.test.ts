import { expect, test } from 'vitest'
import { StorageError } from '../../../main/session/errors.ts'
import { createStorageReport } from '../../../main/vault/storage-report.ts'
import { recordingLog } from './fakes.ts'

function setUp() {
  const log = recordingLog()
  return { log, report: createStorageReport('beatport', log) }
}

test('a StorageError is told as it is, with the system\u2019s name of its cause', () => {
  const { log, report } = setUp()
  const cause = Object.assign(new Error('open /home/dj/secret'), { code: 'ENOSPC' })
  const error = new StorageError('write_failed', { cause })
  expect(report('vault-save-failed', error)).toBe(error)
  expect(log.lines).toEqual([
    'vault-save-failed {"connection":"beatport","code":"write_failed","system":"ENOSPC"}',
  ])
})

test.each([new Error('/home/dj/secret'), 'text', undefined])(
  'anything else is a failed write, and its text stays out of the log',
  (cause) => {
    const { log, report } = setUp()
    expect(report('vault-clear-failed', cause)).toMatchObject({ code: 'write_failed', cause })
    expect(log.lines).toEqual([
      'vault-clear-failed {"connection":"beatport","code":"write_failed","system":"none"}',
    ])
  },
)
