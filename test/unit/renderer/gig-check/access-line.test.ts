import { describe, expect, it } from 'vitest'
import { accessLine } from '../../../../renderer/gig-check/access-line.ts'
import { connection, signedIn } from '../../../support/snapshots.ts'

const signedOut = { phase: 'signed-out' } as const

describe('accessLine', () => {
  it.each([
    [connection(signedOut, { credentials: 'sought' }), { state: 'pending' }],
    [
      connection(signedOut, { credentials: 'wanted' }),
      { state: 'wrong', says: 'lacks id and secret', mend: 'enter-credentials' },
    ],
    [
      connection({ ...signedOut, problem: 'credentials_refused' }),
      { state: 'wrong', mend: 'enter-credentials' },
    ],
    [connection(signedOut), { state: 'wrong', says: 'no', mend: 'sign-in' }],
    [connection(signedIn), { state: 'good', says: 'DJ Halcyon' }],
  ])('%#: says what comes next', (view, expected) => {
    expect(accessLine(view)).toMatchObject({ about: 'signed-in', ...expected })
  })
})
