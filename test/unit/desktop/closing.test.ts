import { beforeEach, describe, expect, test, vi } from 'vitest'
import { watchClosing } from '../../../main/desktop/closing.ts'
import type { Memory } from '../../../main/desktop/remembered.ts'
import { createSettings } from '../../../main/desktop/settings.ts'
import { app, BrowserWindow, resetElectron } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

type Changes = {
  platform?: NodeJS.Platform
  wanted?: boolean
  hasTray?: boolean
  /** The window is opened again while the tray is looked for. */
  reopened?: boolean
  canTell?: boolean
}

/** Closes the window this often; says what came of it. */
async function close(times: number, changes: Changes = {}) {
  const { platform = 'linux', wanted = true, hasTray = true, reopened, canTell = true } = changes
  const done: string[] = []
  let memory: Memory = { toldOfTray: false, lapseWarnings: {} }
  watchClosing({
    platform,
    settings: createSettings({
      content: { keepInTray: wanted },
      setAside: false,
      change: async () => {},
    }),
    tray: { look: async () => hasTray },
    remembered: {
      current: () => memory,
      keep: (kept) => void (memory = { ...memory, ...kept }),
    },
    window: {
      current: () =>
        reopened ? Object.assign(Object.create(null), new BrowserWindow({})) : undefined,
    },
    tell: ({ title }) => canTell && done.push(title) > 0,
  })
  app.quit.mockImplementation(() => void done.push('quit'))
  for (let count = 0; count < times; count++) {
    app.emit('window-all-closed')
    await new Promise(setImmediate)
  }
  return done
}

const inTray = 'Deckpass goes on in the tray'

describe('when its window is closed', () => {
  test.each(['linux', 'win32'] as const)('on %s the app quits', async (platform) => {
    expect(await close(1, { platform, wanted: false })).toEqual(['quit'])
  })

  test.each(['linux', 'win32'] as const)(
    'on %s it goes on in the tray if the user wants that, and says so once',
    async (platform) => {
      expect(await close(3, { platform })).toEqual([inTray])
    },
  )

  test('it says so later if it could not say it the first time', async () => {
    expect(await close(1, { canTell: false })).toEqual([])
    expect(await close(1)).toEqual([inTray])
  })

  test('it quits if there is no tray: nobody is left with what cannot be reached', async () => {
    expect(await close(1, { hasTray: false })).toEqual(['quit'])
  })

  test('it neither quits nor tells if the window was opened again meanwhile', async () => {
    expect(await close(1, { hasTray: false, reopened: true })).toEqual([])
    resetElectron()
    expect(await close(1, { reopened: true })).toEqual([])
  })

  test.each([true, false])('on macOS it stays in the Dock, wanted or not: %s', async (wanted) => {
    expect(await close(1, { platform: 'darwin', wanted })).toEqual([])
  })
})
