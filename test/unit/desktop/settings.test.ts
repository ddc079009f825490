import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSettings, openSettingsFile } from '../../../main/desktop/settings.ts'
import { asOrdinaryUser, temporaryFolder } from '../vault/fakes.ts'

/** Settings over a file that holds this. */
function settingsIn(store: Record<string, unknown>) {
  const file = { store }
  return { file, settings: createSettings(async () => file) }
}

describe('settings', () => {
  test('are none until one is chosen', async () => {
    const { settings } = settingsIn({})
    expect(await settings.read()).toEqual({})
    await settings.change({ browser: 'firefox.desktop' })
    expect(await settings.read()).toEqual({ browser: 'firefox.desktop' })
    await settings.change({ browser: 'chromium.desktop' })
    expect(await settings.read()).toEqual({ browser: 'chromium.desktop' })
  })

  test.each([
    ['a number', 7],
    ['null', null],
    ['a list', ['x']],
    ['an object', { id: 'x' }],
    ['a text that is too long', 'x'.repeat(513)],
  ])('that are %s count as not chosen', async (_what, browser) => {
    const { settings } = settingsIn({ browser })
    expect(await settings.read()).toEqual({})
    await settings.change({ browser: 'firefox.desktop' })
    expect(await settings.read()).toEqual({ browser: 'firefox.desktop' })
  })

  test('that are anything at all are read without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.dictionary(fc.string(), fc.anything()), async (a, b) => {
        for (const store of [{ browser: a }, b]) {
          const { browser } = await settingsIn(store).settings.read()
          expect(browser === undefined || browser === store['browser']).toBe(true)
        }
      }),
    )
  })

  test('are changed one by one: what a later version chose stays', async () => {
    const { settings, file } = settingsIn({ browser: 'old', updates: { channel: 'beta' } })
    expect(await settings.read()).toEqual({ browser: 'old' })
    await settings.change({ browser: 'new' })
    expect(file.store).toEqual({ browser: 'new', updates: { channel: 'beta' } })
    await settings.change({})
    expect(file.store).toEqual({ browser: 'new', updates: { channel: 'beta' } })
  })

  test('that cannot be read are none, and those that cannot be written say so', async () => {
    const settings = createSettings(() => Promise.reject(new Error('EACCES')))
    expect(await settings.read()).toEqual({})
    await expect(settings.change({ browser: 'x' })).rejects.toThrow('EACCES')
    const full = createSettings(async () => ({
      get store() {
        return {}
      },
      set store(_value: Record<string, unknown>) {
        throw new Error('ENOSPC')
      },
    }))
    await expect(full.change({ browser: 'x' })).rejects.toThrow('ENOSPC')
  })
})

describe('the file of the settings', () => {
  async function onDisk() {
    const folder = await temporaryFolder()
    const path = join(folder, 'settings.json')
    return { folder, path, settings: createSettings(() => openSettingsFile(folder)) }
  }

  test('is the user\u2019s alone and outlives the process', async () => {
    const { path, settings } = await onDisk()
    await settings.change({ browser: 'firefox.desktop' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ browser: 'firefox.desktop' })
    expect(await settings.read()).toEqual({ browser: 'firefox.desktop' })
  })

  test.each(['', '{', '[1]', 'null', '7', '\0\0\0\0', '{"browser":7}'])(
    'that holds %j counts as nothing chosen, and takes the next choice',
    async (content) => {
      const { path, settings } = await onDisk()
      await writeFile(path, content)
      expect(await settings.read()).toEqual({})
      await settings.change({ browser: 'firefox.desktop' })
      expect(await settings.read()).toEqual({ browser: 'firefox.desktop' })
    },
  )

  test('that a folder is in place of makes a change reject', async () => {
    const { path, settings } = await onDisk()
    await mkdir(path)
    expect(await settings.read()).toEqual({})
    await expect(settings.change({ browser: 'x' })).rejects.toThrow()
  })

  test('that this user may not write makes a change reject', async () => {
    const { folder, path, settings } = await onDisk()
    await writeFile(path, '{"browser":"old"}')
    await chmod(folder, 0o500)
    await asOrdinaryUser([folder, path], async () => {
      await expect(settings.change({ browser: 'new' })).rejects.toThrow('EACCES')
      expect(await settings.read()).toEqual({ browser: 'old' })
    })
  })
})
