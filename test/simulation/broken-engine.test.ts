import { expect, onTestFinished, test } from 'vitest'
import { breakEngine, type Breakage } from './broken-engine.ts'
import { loadEngine } from './engine.ts'
import { reuseModes } from './server.ts'
import { isBad } from './soak.ts'
import { tellStory } from './story.ts'
import { withSyncDigest } from './sync-digest.ts'

/** Ways to break the engine, and the count that must show it. */
const breakages: readonly {
  readonly engine: string
  readonly shows: 'announcedUnwritten' | 'resurrected' | 'sessionsLost'
  readonly breakage: Breakage
}[] = [
  {
    engine: 'publishes before the write',
    shows: 'announcedUnwritten',
    breakage: {
      file: 'keeper.ts',
      find: 'const outcome = await store.save(next).then(',
      put: 'const outcome: Storage = { in: "vault" }; void store.save(next).then(',
    },
  },
  {
    engine: 'has no generation check',
    shows: 'resurrected',
    breakage: { file: 'keeper.ts', find: 'if (of !== generation) return false', put: '' },
  },
  {
    engine: 'signs out on a 500',
    shows: 'sessionsLost',
    breakage: {
      file: 'renewal-transaction.ts',
      find: "error.code === 'invalid_grant'",
      put: "['invalid_grant', 'server_error'].includes(error.code)",
    },
  },
]

test.for(breakages.map((each) => [each.engine, each] as const))(
  'an engine that %s is caught within 500 days',
  async ([, { shows, breakage }]) => {
    const { folder, remove } = await breakEngine([breakage])
    onTestFinished(remove)
    const engine = await loadEngine(folder)
    let caught = false
    for (let chapter = 0; !caught && chapter < 500 / 25; chapter++) {
      const mode = reuseModes[chapter % reuseModes.length] ?? 'strict'
      const seed = chapter + 1
      const tally = await withSyncDigest(() => tellStory({ seed, days: 25, mode, engine }))
      caught = isBad(tally) && tally[shows] > 0
    }
    expect(caught).toBe(true)
  },
)
