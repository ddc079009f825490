import { expect, test } from 'vitest'
import { loadEngine } from './engine.ts'
import { reuseModes } from './server.ts'
import { tellStory } from './story.ts'
import { withSyncDigest } from './sync-digest.ts'

test.for(reuseModes)(
  'twenty days with a %s server: no session is lost, nothing is spent twice',
  async (mode) => {
    const engine = await loadEngine()
    const tell = () => tellStory({ seed: 7, days: 20, mode, engine })
    const tally = await withSyncDigest(tell)
    expect(tally).toMatchObject({ sessionsLost: 0, spentResent: 0, expiredHandedOut: 0 })
    expect(tally).toMatchObject({ resurrected: 0, announcedUnwritten: 0, lostToFullDisk: 0 })
    expect(tally.longestGapSeconds).toBeLessThanOrEqual(60)
    expect(tally.renewals).toBeGreaterThan(2_000)
    expect(tally.faults.crash + tally.faults.sleep).toBeGreaterThan(50)
    // The same seed tells the same story.
    expect(await withSyncDigest(tell)).toEqual(tally)
  },
)
