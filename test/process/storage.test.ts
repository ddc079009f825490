import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, type TestContext } from 'vitest'
import { reserveSize } from '../../main/vault/reserve.ts'
import { whyNoDesktop, type Keyring } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { apiStatus, mostSendings, renewals } from './service-books.ts'
import { prepareSettings } from './setting.ts'
import { mountSmallDisk } from './small-disk.ts'

const missing = whyNoDesktop({ screen: false })
const setUp = prepareSettings()
/** A disk with room for what the vault keeps for the next record, bytes. */
const small = 2 * reserveSize
const options = { concurrent: true, timeout: 60_000, skip: missing !== undefined }

const troubles = [
  {
    is: 'not there',
    keyring: 'none',
    code: 'keychain_unavailable',
    end: (keyring: Keyring) => keyring.start(),
  },
  {
    is: 'locked',
    keyring: 'locked',
    code: 'keychain_refused',
    end: (keyring: Keyring) => keyring.unlock(),
  },
] as const

/** A session that could not be kept at the sign-in, and a keychain that would take it now. */
async function signedInTooEarly(
  context: TestContext,
  { keyring, code, end }: (typeof troubles)[number],
) {
  const { desktop, service, start } = await setUp(context, { desktop: { keyring } })
  const deckpass = await start()
  await deckpass.signIn()
  expect((await deckpass.see()).storage).toEqual({ in: 'memory', code })
  await end(desktop.keyring)
  return { deckpass, service, start }
}

/** Deckpass, signed in, with its records on a small disk. */
async function onSmallDisk(context: TestContext) {
  const { desktop, service, start } = await setUp(context)
  const folder = join(desktop.home, 'disk')
  await mkdir(folder)
  const disk = await mountSmallDisk(folder, small).catch(() => context.skip('only root can mount'))
  context.onTestFinished(() => disk.remove())
  const restart = () => start(folder)
  const deckpass = await restart()
  await deckpass.signIn()
  return { folder, disk, service, deckpass, restart }
}

describe(`a keychain${missing ? ` (skipped: ${missing})` : ''}`, options, () => {
  for (const trouble of troubles) {
    const name = `that was ${trouble.is} at the sign-in keeps the session`

    test(`${name} from the next renewal on`, async (context) => {
      const { deckpass, service, start } = await signedInTooEarly(context, trouble)
      expect(await deckpass.renewNow()).toEqual({ is: 'issued' })
      expect((await deckpass.see()).storage).toEqual({ in: 'vault' })
      await deckpass.kill()
      expect((await (await start()).atRest()).state).toMatchObject({ health: { is: 'fresh' } })
      expect(renewals(service)).toMatchObject([{ status: 200 }, { status: 200 }])
      expect(mostSendings(service)).toBe(1)
    })

    test(`${name} as soon as the machine wakes`, async (context) => {
      const { deckpass, service, start } = await signedInTooEarly(context, trouble)
      await deckpass.wake()
      await until(
        async () => ((await deckpass.see()).storage.in === 'vault' ? true : undefined),
        'The session stayed in memory.',
      )
      expect(renewals(service)).toEqual([])
      await deckpass.kill()
      expect((await (await start()).atRest()).state).toMatchObject({ health: { is: 'fresh' } })
    })
  }
})

describe(`a disk${missing ? ` (skipped: ${missing})` : ''}`, options, () => {
  test.for(['full', 'read-only'] as const)(
    'that becomes %s does not stop renewals; what they bring is kept as soon as it can be',
    async (trouble, context) => {
      const { folder, disk, service, deckpass, restart } = await onSmallDisk(context)
      expect((await deckpass.see()).storage).toEqual({ in: 'vault' })
      // As if other programs had filled the disk before there was room to keep.
      await rm(join(folder, 'beatport.reserve'))
      await disk.begin(trouble)
      for (const _renewal of [1, 2]) {
        expect(await deckpass.renewNow()).toEqual({ is: 'issued' })
        const { state, storage } = await deckpass.see()
        expect(state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
        expect(storage).toEqual({ in: 'memory', code: 'write_failed' })
      }
      expect(await apiStatus(service, await deckpass.token())).toBe(200)

      await disk.end(trouble)
      expect(await deckpass.renewNow()).toEqual({ is: 'issued' })
      expect((await deckpass.see()).storage).toEqual({ in: 'vault' })
      await deckpass.kill()
      const again = await restart()
      expect((await again.atRest()).state).toMatchObject({ health: { is: 'fresh' } })
      expect(await apiStatus(service, await again.token())).toBe(200)
      expect(mostSendings(service)).toBe(1)
    },
  )

  test('that becomes full has room for the records still, which was kept for them', async (context) => {
    const { disk, service, deckpass, restart } = await onSmallDisk(context)
    await disk.begin('full')
    for (const _renewal of [1, 2, 3]) {
      expect(await deckpass.renewNow()).toEqual({ is: 'issued' })
      expect((await deckpass.see()).storage).toEqual({ in: 'vault' })
    }
    await deckpass.kill()
    expect((await (await restart()).atRest()).state).toMatchObject({ health: { is: 'fresh' } })
    expect(mostSendings(service)).toBe(1)
  })
})
