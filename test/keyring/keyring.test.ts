import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { keyringDesktop, recordsOn, startApp } from './app.ts'

const missing = whyNoDesktop({ screen: false })
const unreadable = (reason: string) => ({ found: 'unreadable', reason })
const memory = (reason: string) => ({ kind: 'memory', reason })

describe.skipIf(missing)(`a real keyring${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('that is open keeps a session over starts, until it is cleared', async () => {
    const desktop = await keyringDesktop()
    const first = await startApp(desktop)
    expect(await first.load()).toEqual({ found: 'nothing' })
    for (const token of ['r-1', 'r-2']) expect(await first.save(token)).toBe('done')
    expect(await first.status()).toEqual({ kind: 'keychain' })
    expect(await first.accounts()).toHaveLength(1)
    await first.kill()

    const second = await startApp(desktop)
    expect(await second.load()).toEqual({ found: 'record', token: 'r-2' })
    expect(await readFile(join(recordsOn(desktop), 'beatport.json'), 'utf8')).not.toContain('r-2')
    expect(await second.clear()).toBe('done')
    expect(await second.load()).toEqual({ found: 'nothing' })
    expect(await second.accounts()).toEqual([])
    expect(await readdir(recordsOn(desktop))).toEqual([])
  })

  test('that is locked keeps its record shut and whole, and opens it once unlocked', async () => {
    const desktop = await keyringDesktop()
    const before = await startApp(desktop)
    await before.save('r-1')
    await before.kill()
    await desktop.keyring.lock()

    const app = await startApp(desktop)
    expect(await app.load()).toEqual(unreadable('keychain-unavailable'))
    expect(await app.save('r-2')).toEqual({ code: 'keychain_refused' })
    expect(await app.status()).toEqual(memory('keychain_refused'))
    await desktop.keyring.unlock()
    expect(await app.load()).toEqual({ found: 'record', token: 'r-1' })
    expect(await app.accounts()).toHaveLength(1)
  })

  test('that is locked from the start is used as soon as it is unlocked', async () => {
    const desktop = await keyringDesktop({ keyring: 'locked' })
    const app = await startApp(desktop)
    expect(await app.save('r-1')).toEqual({ code: 'keychain_refused' })
    await desktop.keyring.unlock()
    expect(await app.save('r-2')).toBe('done')
    expect(await app.status()).toEqual({ kind: 'keychain' })
    expect(await (await startApp(desktop)).load()).toEqual({ found: 'record', token: 'r-2' })
  })

  test('that is locked in a session does not hinder renewals', async () => {
    const desktop = await keyringDesktop()
    const app = await startApp(desktop)
    await app.save('r-1')
    await desktop.keyring.lock()
    expect(await app.save('r-2')).toBe('done')
    expect(await app.load()).toEqual({ found: 'record', token: 'r-2' })
  })

  test('that is not there is used as soon as it is', async () => {
    const desktop = await keyringDesktop({ keyring: 'none' })
    const app = await startApp(desktop)
    expect(await app.load()).toEqual({ found: 'nothing' })
    expect(await app.save('r-1')).toEqual({ code: 'keychain_unavailable' })
    expect(await app.status()).toEqual(memory('keychain_unavailable'))
    await desktop.keyring.start()
    expect(await app.save('r-2')).toBe('done')
    await desktop.keyring.stop()
    const later = await startApp(desktop)
    expect(await later.load()).toEqual(unreadable('keychain-unavailable'))
    await desktop.keyring.start()
    expect(await later.load()).toEqual({ found: 'record', token: 'r-2' })
  })

  test('cannot be where there is no session bus', async () => {
    const app = await startApp(await keyringDesktop({ dbus: false }))
    expect(await app.save('r-1')).toEqual({ code: 'keychain_unavailable' })
    expect(await app.load()).toEqual({ found: 'nothing' })
  })

  test('that was lost or is on another machine: the key is missing, the record is set aside', async () => {
    const desktop = await keyringDesktop()
    await (await startApp(desktop)).save('r-1')
    await desktop.keyring.stop()
    await rm(join(desktop.home, '.local/share/keyrings'), { recursive: true })
    await desktop.keyring.start()

    const app = await startApp(desktop)
    expect(await app.load()).toEqual(unreadable('key-missing'))
    const kept = ['beatport.json', 'beatport.keys', 'beatport.reserve']
    expect(await readdir(recordsOn(desktop))).toEqual(kept)
    expect(await app.save('r-2')).toBe('done')
    const aside = expect.stringContaining('.aside-')
    expect(await readdir(recordsOn(desktop))).toEqual([aside, ...kept])
    expect(await app.accounts()).toHaveLength(1)
  })

  test('that is locked at sign-out: the record goes, the key is told about and goes later', async () => {
    const desktop = await keyringDesktop()
    const app = await startApp(desktop)
    await app.save('r-1')
    await desktop.keyring.lock()
    expect(await app.clear()).toEqual({ code: 'keychain_refused' })
    expect(await readdir(recordsOn(desktop))).toEqual(['beatport.keys'])
    await desktop.keyring.unlock()
    expect(await app.accounts()).toHaveLength(1)
    await app.kill()
    const later = await startApp(desktop)
    expect(await later.clear()).toBe('done')
    expect(await later.accounts()).toEqual([])
    expect(await readdir(recordsOn(desktop))).toEqual([])
  })
})
