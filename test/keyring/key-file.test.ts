import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop, type Desktop } from '../support/desktop/index.ts'
import { keyringDesktop, recordsOn, startApp } from './app.ts'

const missing = whyNoDesktop({ screen: false })
const record = (token: string) => ({ found: 'record', token })

const keyFiles = async (desktop: Desktop) =>
  (await readdir(recordsOn(desktop))).filter((name) => name.endsWith('.key'))

/** What the settings hold. */
const settingsOn = async (desktop: Desktop): Promise<unknown> =>
  JSON.parse(await readFile(join(recordsOn(desktop), '../settings.json'), 'utf8'))

/** A session that its user had kept in a file, for there was no keyring or none that opened. */
async function keptInFile(keyring: 'none' | 'locked') {
  const desktop = await keyringDesktop({ keyring })
  const app = await startApp(desktop)
  const code = keyring === 'none' ? 'keychain_unavailable' : 'keychain_refused'
  expect(await app.save('r-1')).toEqual({ code })
  expect(await keyFiles(desktop)).toEqual([])
  expect(await app.keepInFile()).toBe('done')
  expect(await app.save('r-1')).toBe('done')
  expect(await app.status()).toEqual({ kind: 'file' })
  return { desktop, app, code }
}

describe.skipIf(missing)(`a key in a file${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('keeps a session where there is no keyring, until it is cleared', async () => {
    const { desktop, app } = await keptInFile('none')
    const [name = ''] = await keyFiles(desktop)
    expect((await stat(join(recordsOn(desktop), name))).mode & 0o777).toBe(0o600)
    expect(await settingsOn(desktop)).toEqual({ keysInFiles: ['beatport'] })
    await app.kill()

    const later = await startApp(desktop)
    expect(await later.load()).toEqual(record('r-1'))
    expect(await later.save('r-2')).toBe('done')
    expect(await later.clear()).toBe('done')
    expect(await readdir(recordsOn(desktop))).toEqual([])
    expect(await settingsOn(desktop)).toEqual({ keysInFiles: [] })
    expect(await later.save('r-3')).toEqual({ code: 'keychain_unavailable' })
  })

  test.for([
    ['came later', 'none'],
    ['was unlocked', 'locked'],
  ] as const)('goes back to a keyring that %s, and only when told', async ([, keyring]) => {
    const { desktop, app, code } = await keptInFile(keyring)
    const kept = await keyFiles(desktop)
    expect(await app.useKeychain()).toEqual({ code })
    expect([await app.status(), await keyFiles(desktop)]).toEqual([{ kind: 'file' }, kept])

    await (keyring === 'none' ? desktop.keyring.start() : desktop.keyring.unlock())
    expect(await app.save('r-2')).toBe('done')
    expect([await app.status(), await app.accounts()]).toEqual([{ kind: 'file' }, []])
    expect(await app.useKeychain()).toBe('done')
    expect([await app.status(), await keyFiles(desktop)]).toEqual([{ kind: 'keychain' }, []])
    expect(await settingsOn(desktop)).toEqual({ keysInFiles: [] })
    await app.kill()

    const later = await startApp(desktop)
    expect(await later.load()).toEqual(record('r-2'))
    expect(await later.accounts()).toHaveLength(1)
    expect(await later.status()).toEqual({ kind: 'keychain' })
  })
})
