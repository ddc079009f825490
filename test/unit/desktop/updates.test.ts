import { expect, it } from 'vitest'
import { createUpdates } from '../../../main/desktop/updates.ts'

const hour = 3_600_000

/** An app at one moment, with an updater that has what it is told to and remembers what it did. */
function setting(offers: '1.1.0' | 'nothing' = '1.1.0') {
  const now = { at: 100 * hour, renewing: false, stageModeAt: undefined as number | undefined }
  const did: string[] = []
  let whileChecking = () => {}
  let broken = false
  const updates = createUpdates({
    updater: {
      async check() {
        did.push('check')
        whileChecking()
        if (broken) throw new Error('no network')
        const download = async () => void did.push('download')
        return offers === 'nothing' ? undefined : { version: offers, download }
      },
      installAtQuit: (allowed) => void did.push(allowed ? 'may install' : 'may not install'),
    },
    moment: () => now,
    every: () => undefined,
    log: { info: (event) => void did.push(event), warn: (event) => void did.push(event) },
  })
  return {
    now,
    did,
    updates,
    whileChecking: (work: () => void) => void (whileChecking = work),
    breaks: () => void (broken = true),
  }
}

it('fetches what is newer, quietly, and not again for six hours', async () => {
  const { did, updates, now } = setting()
  await updates.look()
  expect(did).toEqual(['may install', 'check', 'download', 'update-ready', 'may install'])
  now.at += 6 * hour - 1
  await updates.look()
  expect(did.filter((each) => each === 'check')).toHaveLength(1)
  now.at += 1
  await updates.look()
  expect(did.filter((each) => each === 'check')).toHaveLength(2)
})

it('does nothing during a renewal, also one that begins while it looks', async () => {
  const busy = setting()
  busy.now.renewing = true
  await busy.updates.look()
  expect(busy.did).toEqual(['may not install'])
  const { did, updates, now, whileChecking } = setting()
  whileChecking(() => (now.renewing = true))
  await updates.look()
  expect(did).not.toContain('download')
  // And comes back to it at the next look, not hours later.
  now.renewing = false
  whileChecking(() => {})
  await updates.look()
  expect(did).toContain('download')
})

it('neither looks nor installs in the twelve hours after stage mode was switched on', async () => {
  const { did, updates, now } = setting()
  await updates.look()
  now.at += 7 * hour
  now.stageModeAt = now.at
  updates.reconsider()
  expect(did.at(-1)).toBe('may not install')
  now.at += 12 * hour - 1
  did.length = 0
  await updates.look()
  expect(did).toEqual(['may not install'])
  now.at += 1
  await updates.look()
  expect(did).toContain('check')
})

it('is silent where there is nothing, and where something is wrong', async () => {
  const none = setting('nothing')
  await none.updates.look()
  expect(none.did).toEqual(['may install', 'check', 'may install'])
  const wrong = setting()
  wrong.breaks()
  await wrong.updates.look()
  expect(wrong.did).toContain('update-failed')
})
