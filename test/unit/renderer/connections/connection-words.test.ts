import { describe, expect, it } from 'vitest'
import { connectionWords } from '../../../../renderer/connections/connection-words.ts'
import { now, signedIn } from '../../../support/scenarios.ts'
import { secretService } from '../../../support/connection-scenarios.ts'
import { connection, offline } from '../../../support/snapshots.ts'

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
    expect(connectionWords(connection(session))).toEqual({ sign, says })
  })

  it.each([
    ['wanted', 'warn', 'Enter id and secret'],
    ['sought', 'now', 'Looking in the keychain'],
  ] as const)('%s comes before the session', (credentials, sign, says) => {
    const view = connection({ phase: 'signed-out' }, { credentials })
    expect(connectionWords(view)).toEqual({ sign, says })
  })

  it.each([
    [{ phase: 'signed-out' }, 'off', 'Not connected'],
    [{ phase: 'signing-in', stage: 'checking', since: now }, 'now', 'Connecting'],
    [signedIn, 'good', 'Connected'],
    [{ ...signedIn, health: offline }, 'off', 'Connected, offline'],
    [{ phase: 'ended', reason: 'lapsed' }, 'warn', 'Access ended'],
    [{ phase: 'locked', reason: 'damaged' }, 'warn', 'Kept, and cannot be opened'],
  ] as const)('where nobody signs in: %o: %s, %s', (session, sign, says) => {
    expect(connectionWords(connection(session, { service: secretService }))).toEqual({ sign, says })
  })
})
