import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeReport } from '../../../main/diagnostics/report.ts'
import { Secret } from '../../../main/session/secret.ts'
import { connectionFacts, reportFacts } from './facts.ts'

const plain = { withAccount: false }

describe('a report', () => {
  test('says what helps, and who it is of only if told to', () => {
    const report = `Deckpass report of 2026-06-01T12:00:00.000Z

Deckpass: 0.1.0
Runtime: Electron 45.4.1, Chromium 150, Node 24
System: linux 6.1.0, x64
Desktop: GNOME, wayland
Keychain: Secret Service, gnome-keyring-d
Link handler: ours
Proxy: none

Connection 1
Service: account.beatport.com
State: signed-in, fresh
Access token ends: 2026-06-01T12:09:00.000Z
Session lasts until: 2026-07-02T00:00:00.000Z
Kept in: a file, its key in the keychain
Clock of the service: 2 s behind this computer's
Renewals in a day: 1 done, 1 offline, 0 refused; newest 2026-06-01T11:59:00.000Z, renewed, 212 ms

Last warnings
2026-06-01T11:50:00.000Z renewal-failed: offline (2 times)
`
    expect(writeReport(reportFacts, plain)).toBe(report)
    expect(writeReport(reportFacts, { withAccount: true })).toBe(
      report.replace('212 ms\n', '212 ms\nAccount: halcyon, john@example.com\n'),
    )
  })

  test('of a computer without anything is one too', () => {
    const report = writeReport({ ...reportFacts, connections: [], troubles: [] }, plain)
    expect(report).toContain('\nNo connection\n')
    expect(report).toContain('Last warnings\nnone\n')
  })

  test('of a session that never was says what it does not know', () => {
    const empty = { ...connectionFacts, health: undefined, tokenEndsAt: undefined, renewals: [] }
    const facts = {
      ...reportFacts,
      connections: [{ ...empty, phase: 'signed-out', clockAhead: 0 }],
    }
    const report = writeReport(facts, plain)
    expect(report).toContain('State: signed-out\nAccess token ends: unknown\n')
    expect(report).toContain('Clock of the service: as here\nRenewals in a day: none\n')
  })
})

test('whatever the facts hold, no secret and no line of their own comes of it', () => {
  const text = fc.string({ minLength: 30, maxLength: 60, unit: 'grapheme-ascii' })
  fc.assert(
    fc.property(text, fc.string({ unit: 'binary' }), fc.boolean(), (secret, other, withAccount) => {
      const held = new Secret('refresh token', secret)
      const wrong = `${other}\n${secret}`
      const report = writeReport(
        {
          ...reportFacts,
          desktop: wrong,
          linkHandler: wrong,
          connections: [{ ...connectionFacts, host: wrong, kept: wrong, account: 'somebody' }],
          troubles: [{ event: wrong, code: wrong, at: NaN, times: 1 }],
        },
        { withAccount },
      )
      for (let from = 0; from + 8 <= secret.length; from++)
        if (!fixed.includes(secret.slice(from, from + 8)))
          expect(report).not.toContain(secret.slice(from, from + 8))
      expect(report.split('\n')).toHaveLength(withAccount ? 23 : 22)
      expect(report.includes('somebody')).toBe(withAccount)
      expect(held.reveal()).toBe(secret)
    }),
  )
})

/** What stands in every report. */
const fixed = writeReport(reportFacts, plain)
