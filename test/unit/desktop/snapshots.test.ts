import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import { makeSnapshot } from '../../../main/desktop/snapshot.ts'
import { createSnapshots } from '../../../main/desktop/snapshots.ts'
import { createMainWindow } from '../../../main/desktop/window.ts'
import { channels } from '../../../preload/contract.ts'
import { BrowserWindow, ipcMain, resetElectron } from '../../support/fake-electron.ts'
import { noPrograms } from '../../support/programs.ts'
import { plainSettings } from './plain-settings.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

const snapshotOf = (count: number) =>
  makeSnapshot({
    app: { version: '1', development: false, platform: 'linux' },
    catalogue: { services: [] },
    connections: [],
    services: [],
    settings: plainSettings,
    asked: { view: 'session', count },
    programs: noPrograms,
    distrusted: () => undefined,
    keyPlace: () => 'keychain',
  })

const unanswered = Symbol('unanswered')

/** A window whose page can ask for its first snapshot. */
function setUp() {
  const window = createMainWindow({
    bounds: () => undefined,
    keepBounds: () => {},
    isProtected: () => false,
  })
  const snapshots = createSnapshots(window)
  window.show()
  const made = BrowserWindow.made.at(-1)
  const mainFrame = { url: pageAddress }
  const sender = Object.assign(made?.webContents ?? {}, { mainFrame, isDestroyed: () => false })
  const [channel, hear] = ipcMain.on.mock.calls.at(-1) ?? []
  expect(channel).toBe(channels.firstSnapshot)
  const ask = (from: object = sender) => {
    const event = { sender: from, senderFrame: mainFrame, returnValue: unanswered as unknown }
    hear?.(event)
    return event
  }
  return { snapshots, made, sender, ask, sent: made?.webContents.send.mock.calls ?? [] }
}

describe('snapshots', () => {
  test('are given to our page when it asks, and to it alone', () => {
    const { snapshots, ask } = setUp()
    snapshots.serve(() => snapshotOf(0))
    expect(ask().returnValue).toMatchObject({ connections: [] })
    expect(ask({}).returnValue).toBeNull()
  })

  test('are waited for by a page that asks before there is one, and it gets the newest', () => {
    const { snapshots, ask } = setUp()
    const event = ask()
    expect(event.returnValue).toBe(unanswered)
    expect(ask({}).returnValue).toBeNull()
    snapshots.push()
    expect(event.returnValue).toBe(unanswered)
    snapshots.serve(() => snapshotOf(7))
    expect(event.returnValue).toMatchObject({ asked: { count: 7 } })
  })

  test('are not given to a page that was closed while it waited', () => {
    const { snapshots, sender, ask } = setUp()
    const event = ask()
    Object.assign(sender, { isDestroyed: () => true })
    snapshots.serve(() => snapshotOf(0))
    expect(event.returnValue).toBe(unanswered)
  })

  test('are sent when there is a window, and none before the first is there', () => {
    const { snapshots, made, sent } = setUp()
    snapshots.push()
    expect(sent).toEqual([])
    snapshots.serve(() => snapshotOf(1))
    snapshots.push()
    expect(sent).toEqual([[channels.snapshot, snapshotOf(1)]])
    made?.close()
    snapshots.push()
    expect(sent).toHaveLength(1)
  })
})
