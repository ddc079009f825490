import { describe, expect, test } from 'vitest'
import { createBrowsers } from '../../main/desktop/browsers.ts'
import { thisHost } from '../../main/desktop/host/index.ts'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { desktop, service } from './started.ts'

const missing = whyNoDesktop({ browsers: 'two' })

describe.skipIf(missing)(`browsers${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('are listed by name, and the one that is chosen opens the page', async () => {
    const origin = await service()
    const { home, env, browser, secondBrowser } = await desktop({
      browsers: 'two',
      keyring: 'none',
    })
    const host = thisHost({ ...env, XDG_DATA_DIRS: home })
    const { listBrowsers, openIn } = createBrowsers({ host, execPath: process.execPath })
    expect(await listBrowsers()).toEqual([
      { id: 'browser.desktop', name: 'browser' },
      { id: 'second-browser.desktop', name: 'second-browser' },
    ])
    await openIn('second-browser.desktop', `${origin}/`)
    const driven = await secondBrowser.connect()
    const [page] = driven.contexts().flatMap((context) => context.pages())
    expect(page?.url()).toBe(`${origin}/`)
    await expect(browser.connect({ timeout: 500 })).rejects.toThrow('Nobody opened a page')
    await driven.close()
  })

  test('include those that this machine has', async () => {
    const { env } = await desktop({ keyring: 'none' })
    const host = thisHost(env)
    const names = (await createBrowsers({ host, execPath: '' }).listBrowsers()).map(
      ({ name }) => name,
    )
    expect(names).toContain('browser')
    expect(new Set(names).size).toBe(names.length)
  })
})
