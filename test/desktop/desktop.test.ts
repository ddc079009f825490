import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { desktop, scheme, service } from './started.ts'

const run = promisify(execFile)
const missing = whyNoDesktop({ browsers: 'two' })

describe.skipIf(missing)(`a desktop${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('opens pages in its own browser, which hands the callback to the app', async () => {
    const origin = await service()
    const { home, handle, open, browser } = await desktop({ trust: [{ origin, scheme }] })
    const called = join(home, 'called with')
    await handle(scheme, ['/bin/sh', '-c', 'printf %s "$2" > "$1"', "it's a script", called])

    await open(`${origin}/`)
    const driven = await browser.connect()
    const [page] = driven.contexts().flatMap((context) => context.pages())
    expect(await page?.title()).toBe('A service')
    await page?.getByRole('link', { name: 'go on' }).click()

    const callback = await until(async () => (await readFile(called, 'utf8')) || undefined, 'None')
    expect(callback).toBe(`${scheme}://callback?code=1&state=2`)
    await driven.close()
  })

  test('without trust the browser asks first, and starts nothing', async () => {
    const origin = await service()
    const { home, handle, open, browser } = await desktop({ keyring: 'none' })
    await handle(scheme, ['/bin/touch', join(home, 'called')])
    await open(`${origin}/`)
    const driven = await browser.connect()
    await driven.contexts()[0]?.pages()[0]?.getByRole('link', { name: 'go on' }).click()
    await pause(2_000)
    expect(existsSync(join(home, 'called'))).toBe(false)
    await driven.close()
  })

  test('can have a second browser, which opens what it is told to', async () => {
    const origin = await service()
    const { browser, secondBrowser, env } = await desktop({ browsers: 'two', keyring: 'none' })
    const [program, ...flags] = secondBrowser.installed.command
    spawn(program, [...flags, origin], { env, stdio: 'ignore', detached: true }).unref()
    const driven = await secondBrowser.connect()
    expect(driven.contexts().flatMap((context) => context.pages())).toHaveLength(1)
    await expect(browser.connect({ timeout: 500 })).rejects.toThrow('Nobody opened a page')
    await driven.close()
  })

  test('can have none, and then nothing opens a page', async () => {
    const none = await desktop({ browsers: 'none', keyring: 'none' })
    await expect(none.open('https://service.example/')).rejects.toThrow('failed with exit code')
    expect(() => none.browser).toThrow('without a browser')
  })

  test('keeps the outer environment out, and shares nothing with its like', async () => {
    const [one, other] = await Promise.all([desktop(), desktop()])
    const { stdout } = await run('/usr/bin/env', [], { env: one.env })
    const own = /^(HOME|PATH|LANG|DISPLAY|DBUS_SESSION_BUS_ADDRESS|XDG_\w+|TMPDIR)$/
    const names = stdout.match(/^\w+(?==)/gm) ?? []
    expect(names.filter((name) => !own.test(name))).toEqual([])
    for (const name of ['HOME', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'])
      expect(one.env[name]).not.toBe(other.env[name])
  })
})
