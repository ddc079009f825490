import { describe, expect, it } from 'vitest'
import { connectionWords } from '../../../../renderer/connections/connection-words.ts'
import { now, signedIn } from '../../../support/scenarios.ts'
import { offline } from '../../../support/snapshots.ts'

describe('connectionWords', () => {
  it.each([
    [{ phase: 'opening' }, 'now', 'Being opened'],
    [{ phase: 'signed-out' }, 'off', 'Not signed in'],
    [{ phase: 'signing-in', stage: 'waiting', since: now }, 'now', 'Signing in'],
    [signedIn, 'good', 'Signed in'],
    [{ ...signedIn, health: { is: 'renewing' } }, 'good', 'Signed in'],
    [{ ...signedIn, health: offline }, 'off', 'Signed in, offline'],
    [
      { ...signedIn, health: { is: 'retrying', since: now, nextAt: now, code: 'timeout' } },
      'warn',
      'Signed in, renewal in trouble',
    ],
    [{ phase: 'ended', reason: 'lapsed' }, 'warn', 'Session ended'],
    [{ phase: 'locked', reason: 'damaged' }, 'warn', 'Kept, and cannot be opened'],
  ] as const)('%o: %s, %s', (session, sign, says) => {
    expect(connectionWords(session)).toEqual({ sign, says })
  })
})
