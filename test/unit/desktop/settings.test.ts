import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSettings, type Settings } from '../../../main/desktop/settings.ts'
import { StorageError } from '../../../main/session/errors.ts'

const usual: Settings = {
  theme: 'system',
  stageMode: false,
  keepInTray: false,
  notifications: true,
  browser: undefined,
  keysInFiles: [],
}

/** Settings over a file that holds this. */
function settingsIn(content: Record<string, unknown>, { setAside = false } = {}) {
  const written: object[] = []
  const disk = { isFull: false }
  const settings = createSettings({
    content,
    setAside,
    async change(changes) {
      if (disk.isFull) throw new Error('ENOSPC')
      written.push(changes)
    },
  })
  return { settings, written, disk }
}

describe('settings', () => {
  test('are the usual until one is chosen', async () => {
    const { settings, written } = settingsIn({})
    expect(settings.current()).toEqual(usual)
    await settings.change({ theme: 'dark', browser: 'firefox.desktop' })
    expect(settings.current()).toEqual({ ...usual, theme: 'dark', browser: 'firefox.desktop' })
    await settings.change({ browser: undefined })
    expect(settings.current()).toEqual({ ...usual, theme: 'dark' })
    expect(written).toEqual([{ theme: 'dark', browser: 'firefox.desktop' }, { browser: undefined }])
  })

  test.each([
    ['theme', ['pink', 7, null]],
    ['stageMode', ['yes', 1, null]],
    ['keepInTray', [0, {}]],
    ['notifications', ['no', []]],
    ['browser', [7, null, ['x'], { id: 'x' }, 'x'.repeat(513)]],
    ['keysInFiles', ['beatport', [7], ['x'.repeat(65)], { 0: 'beatport' }]],
  ])('whose %s does not fit cost no other choice', (name, values) => {
    const chosen = {
      theme: 'light',
      stageMode: true,
      keepInTray: true,
      notifications: false,
      browser: 'firefox.desktop',
      keysInFiles: ['beatport'],
    }
    expect(settingsIn(chosen).settings.current()).toEqual(chosen)
    for (const value of values) {
      const { settings } = settingsIn({ ...chosen, [name]: value })
      const expected = {
        ...chosen,
        [name]: Object.entries(usual).find(([key]) => key === name)?.[1],
      }
      expect(settings.current()).toEqual(expected)
    }
  })

  test('that are anything at all are read without throwing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (some, any) => {
        const all = Object.fromEntries(Object.keys(usual).map((name) => [name, any]))
        for (const content of [some, all, { ...some, ...all }]) {
          const settings = settingsIn(content).settings.current()
          expect(Object.keys(usual)).toEqual(expect.arrayContaining(Object.keys(settings)))
          expect(['system', 'light', 'dark']).toContain(settings.theme)
          expect(settings.stageMode).toBe(content['stageMode'] === true)
        }
      }),
    )
  })

  test('count at once, and tell so before they are written', async () => {
    const { settings, written } = settingsIn({})
    const seen: unknown[] = []
    settings.subscribe(() => seen.push(settings.current().stageMode, written.length))
    await settings.change({ stageMode: true })
    expect(seen).toEqual([true, 0])
    await settings.change({})
    expect(seen).toHaveLength(2)
    expect(written).toHaveLength(1)
  })

  test('that cannot be written say so, and count until the app quits', async () => {
    const { settings, disk } = settingsIn({ theme: 'dark' })
    disk.isFull = true
    const change = settings.change({ stageMode: true })
    await expect(change).rejects.toEqual(new StorageError('write_failed'))
    expect(settings.current()).toMatchObject({ stageMode: true, theme: 'dark' })
  })

  test('say whether their file was set aside', () => {
    expect(settingsIn({}, { setAside: true }).settings.setAside).toBe(true)
    expect(settingsIn({}).settings.setAside).toBe(false)
  })
})
