import { expect, onTestFinished, test } from 'vitest'
import { breakEngine, type Breakage } from './broken-engine.ts'
import { loadEngine } from './engine.ts'
import { reuseModes } from './server.ts'
import { isBad } from './soak.ts'
import { tellStory } from './story.ts'
import { withSyncDigest } from './sync-digest.ts'

test.for(reuseModes)(
  'twenty days with a %s server: no session is lost, nothing is spent twice',
  async (mode) => {
    const engine = await loadEngine()
    const tell = () => tellStory({ seed: 7, days: 20, mode, engine })
    const tally = await withSyncDigest(tell)
    expect(tally).toMatchObject({ sessionsLost: 0, spentResent: 0, expiredHandedOut: 0 })
    expect(tally).toMatchObject({ resurrected: 0, lostToFullDisk: 0 })
    expect(tally.longestGapSeconds).toBeLessThanOrEqual(60)
    expect(tally.renewals).toBeGreaterThan(2_000)
    expect(tally.faults.crash + tally.faults.sleep).toBeGreaterThan(50)
    // The same seed tells the same story.
    expect(await withSyncDigest(tell)).toEqual(tally)
  },
)

const breakages: Readonly<Record<string, readonly Breakage[]>> = {
  'publishes before the write': [
    {
      file: 'keeper.ts',
      find: 'const outcome = await store.save(next).then(',
      put: 'const outcome: Storage = { in: "vault" }; void store.save(next).then(',
    },
  ],
  'has no generation check': [
    { file: 'keeper.ts', find: 'if (of !== generation) return false', put: '' },
    // Without the check it is the record's own emptiness that saves it: that goes too.
    {
      file: 'renewal-transaction.ts',
      find: 'grant: record.grant && how(record.grant),',
      put: 'grant: how(grant),',
    },
  ],
  'signs out on a 500': [
    {
      file: 'renewal-transaction.ts',
      find: "error.code === 'invalid_grant'",
      put: "['invalid_grant', 'server_error'].includes(error.code)",
    },
  ],
}

test.for(Object.entries(breakages))(
  'an engine that %s is caught within 500 days',
  async ([, breakage]) => {
    const { folder, remove } = await breakEngine(breakage)
    onTestFinished(remove)
    const engine = await loadEngine(folder)
    let days = 0
    let caught = false
    for (let seed = 1; !caught && days < 500; seed++) {
      const mode = reuseModes[seed % reuseModes.length] ?? 'strict'
      const tally = await withSyncDigest(() => tellStory({ seed, days: 25, mode, engine }))
      days += 25
      caught = isBad(tally)
    }
    expect(caught).toBe(true)
  },
)
