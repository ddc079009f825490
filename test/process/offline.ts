import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { until } from '../support/desktop/run.ts'
import type { Deckpass } from './deckpass.ts'
import type { SetUp } from './setting.ts'

/**
 * Deckpass with a session that it kept, started while nothing answers at the service's address, and
 * what makes the service come back there, with all that it remembers.
 */
export async function startOffline(setUp: SetUp, context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-service-'))
  context.onTestFinished(() => rm(folder, { recursive: true }))
  const options = { stateFile: join(folder, 'state.json'), keepAlive: false }
  const { service, start } = await setUp(context, { service: options })
  const before = await start()
  await before.signIn()
  await before.kill()
  await service.stop()
  const comeBack = async (): Promise<IdentityService> => {
    const again = await startIdentityService(options)
    context.onTestFinished(() => again.stop())
    return again
  }
  return { deckpass: await start(), comeBack }
}

/** Resolves when Deckpass waits `ms` at least before it tries again, with the moment at which it will. */
export function longWait(deckpass: Deckpass, ms: number): Promise<number> {
  return until(
    async () => {
      const { nextAt = 0 } = (await deckpass.see()).state.health ?? {}
      return nextAt - Date.now() > ms ? nextAt : undefined
    },
    'Deckpass never waited for long.',
    60_000,
  )
}

/** Resolves when Deckpass has renewed. */
export async function isFresh(deckpass: Deckpass): Promise<void> {
  await until(
    async () => ((await deckpass.see()).state.health?.is === 'fresh' ? true : undefined),
    'Deckpass did not come back online.',
    30_000,
  )
}
