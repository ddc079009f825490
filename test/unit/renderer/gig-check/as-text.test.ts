import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../../preload/contract.ts'
import { gigCheckText } from '../../../../renderer/gig-check/as-text.ts'
import { gigCheck } from '../../../../renderer/gig-check/check.ts'
import { now, scenarios } from '../../../support/scenarios.ts'
import { home } from '../../../support/snapshots.ts'

const textOf = (snapshot: Snapshot) =>
  gigCheckText(gigCheck(snapshot, { online: true, now }), snapshot.app, now)

describe('gigCheckText', () => {
  it('holds nothing private in any state', () => {
    const secret = 'Zz-private-zZ'
    for (const scenario of Object.values(scenarios) as readonly Snapshot[]) {
      const text = textOf({
        ...scenario,
        linkHandler: { state: 'other', owner: secret, command: secret },
        connections: scenario.connections.map((connection) => ({
          ...connection,
          id: secret,
          service: { ...connection.service, name: secret, host: secret },
          session:
            'profile' in connection.session && connection.session.profile !== undefined
              ? {
                  ...connection.session,
                  profile: { displayName: secret, email: secret, realName: secret, fetchedAt: now },
                }
              : connection.session,
        })),
      })
      expect(text).toContain('Link handler: taken by another program')
      expect(text).not.toContain(secret)
    }
  })

  it('says what build it is of, and what the lines come to', () => {
    const lines = textOf({ ...home({}), linkHandler: { state: 'ours' } }).split('\n')
    expect(lines[0]).toMatch(/^Gig check, /u)
    expect(lines.slice(1, 4)).toEqual(['Deckpass 0.1.0, linux', 'Ready for your set', ''])
  })

  it('numbers several services', () => {
    const text = textOf(scenarios['gig-check-several'])
    for (const title of ['\nService 1\n', '\nService 3\n', '\nThis computer\n'])
      expect(text).toContain(title)
  })
})
