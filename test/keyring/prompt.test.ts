import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { keyringDesktop, startApp } from './app.ts'

const options = { screen: { width: 800, height: 600 }, keyringPrompts: true }
const missing = whyNoDesktop({ ...options, browsers: 'none' })
const shut = { found: 'unreadable', reason: 'keychain-unavailable' }

/** A desktop with a kept session and a locked keyring, and a fresh start of the app. */
async function locked() {
  const desktop = await keyringDesktop(options)
  await (await startApp(desktop)).save('r-1')
  await desktop.keyring.lock()
  return { desktop, app: await startApp(desktop) }
}

describe.skipIf(missing)(`a keyring's question${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('does not hold up a start for more than five seconds', async () => {
    const { desktop, app } = await locked()
    const started = performance.now()
    expect(await app.load()).toEqual(shut)
    expect(performance.now() - started).toBeGreaterThan(4_900)
    expect(performance.now() - started).toBeLessThan(6_000)
    await desktop.keyring.unlock()
    await desktop.keyring.dismissPrompt()
    expect(await app.load()).toEqual({ found: 'record', token: 'r-1' })
  })

  test('is waited for if a click began it, and asked once', async () => {
    const { desktop, app } = await locked()
    const loading = app.load({ interactive: true })
    const first = await Promise.race([loading, later(6_000)])
    expect(first).toBe('still asking')
    await desktop.keyring.dismissPrompt()
    expect(await loading).toEqual(shut)
    await expect(desktop.keyring.dismissPrompt()).rejects.toThrow()
    await desktop.keyring.unlock()
    expect(await app.load()).toEqual({ found: 'record', token: 'r-1' })
  })
})

const later = (ms: number) =>
  new Promise((resolve) => void setTimeout(() => resolve('still asking'), ms))
