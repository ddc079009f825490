import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { keyringDesktop, recordsOn, startApp } from './app.ts'

const missing = whyNoDesktop({ screen: false })

describe.skipIf(missing)(`a key left behind${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('by an app that was killed before its first record was written goes with the next', async () => {
    const desktop = await keyringDesktop()
    const killed = await startApp(desktop, 'writing a record')
    expect(await killed.save('r-1')).toBe('ended')
    expect(await readdir(recordsOn(desktop))).toContain('beatport.keys')

    const app = await startApp(desktop)
    expect(await app.accounts()).toHaveLength(1)
    expect(await app.load()).toEqual({ found: 'nothing' })
    expect(await app.save('r-2')).toBe('done')
    const record = JSON.parse(await readFile(join(recordsOn(desktop), 'beatport.json'), 'utf8'))
    expect(await app.accounts()).toEqual([`beatport/${record.keyId}`])
  })

  test('by an app that was killed in the middle of a sign-out goes with the next', async () => {
    const desktop = await keyringDesktop()
    const killed = await startApp(desktop, 'removing a key')
    await killed.save('r-1')
    expect(await killed.clear()).toBe('ended')
    expect(await readdir(recordsOn(desktop))).toEqual(['beatport.keys'])

    const app = await startApp(desktop)
    expect(await app.accounts()).toHaveLength(1)
    expect(await app.load()).toEqual({ found: 'nothing' })
    expect(await app.clear()).toBe('done')
    expect(await app.accounts()).toEqual([])
    expect(await readdir(recordsOn(desktop))).toEqual([])
  })
})
