import { describe, expect, onTestFinished, test } from 'vitest'
import { listenForRedirect } from '../../main/desktop/loopback.ts'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { desktop } from './started.ts'

const missing = whyNoDesktop()

describe.skipIf(missing)(`a loopback redirect${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('ends in a real browser on a page whose address has no code', async () => {
    const { open, browser } = await desktop({ keyring: 'none' })
    const listening = await listenForRedirect('http://127.0.0.1/callback')
    onTestFinished(() => listening.close())
    const arrived = new Promise<string>((resolve) => {
      listening.answer((address) => {
        resolve(address)
        return true
      })
    })
    const address = `${listening.redirectUri}?code=a%20b&state=c`
    await open(address)
    expect(await arrived).toBe(address)

    const driven = await browser.connect()
    const [page] = driven.contexts().flatMap((context) => context.pages())
    await page?.getByRole('heading', { name: 'Back to Deckpass' }).waitFor()
    expect(page?.url()).toBe(new URL('/done', listening.redirectUri).href)
    expect(await page?.evaluate(() => [history.length, document.referrer])).toEqual([1, ''])
    // The style is let through by its hash: an unstyled page would fill its window.
    expect(await page?.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('576px')
    await driven.close()
  })
})
