import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import { createDesktop } from '../../../main/desktop/desktop.ts'
import { createRemembered } from '../../../main/desktop/remembered.ts'
import { createSettings } from '../../../main/desktop/settings.ts'
import { createSnapshots } from '../../../main/desktop/snapshots.ts'
import { createMainWindow } from '../../../main/desktop/window.ts'
import { channels } from '../../../preload/contract.ts'
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  resetElectron,
  Tray,
  type FakeItem,
} from '../../support/fake-electron.ts'
import { connectionsWith } from '../../support/connections.ts'
import { fakePrograms, noPrograms } from '../../support/programs.ts'
import { openedWorld, signedInWorld, type World } from '../../support/world.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

const nobody = () => Promise.reject(new Error('not expected'))
const { made } = BrowserWindow

/** The whole desktop over one session, with a tray or without. */
async function setUp(world: World, content: object = {}, { hasTray = true } = {}) {
  const remove = vi.fn(async () => {})
  const programs = fakePrograms()
  const change = async () => {}
  const settings = createSettings({ content: { ...content }, setAside: false, change })
  const window = createMainWindow({
    bounds: () => undefined,
    keepBounds: () => {},
    isProtected: () => settings.current().stageMode,
  })
  const snapshots = createSnapshots(window)
  const desktop = createDesktop({
    window,
    snapshots,
    app: { version: '1', development: false, platform: 'linux' },
    catalogue: { services: [] },
    connections: connectionsWith(world),
    programs: programs.programs,
    host: {
      platform: 'linux',
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' },
      files: Object.create(null),
      run: async (program) => (program === 'gdbus' ? `(${hasTray},)` : undefined),
      launch: nobody,
    },
    settings,
    remembered: createRemembered({ content: {}, change }),
    browsers: { listBrowsers: async () => [], openIn: nobody },
    chosenBrowser: { open: nobody, openIn: nobody },
    linkHandler: {
      check: async () => ({ state: 'ours' }),
      repair: async () => ({ state: 'ours' }),
      remove: nobody,
    },
    loginItem: { isOn: async () => false, change: nobody },
    distrusted: { issuer: () => undefined },
    reports: { make: nobody, copy: nobody, save: nobody },
    remove,
  })
  snapshots.serve(desktop.snapshot)
  desktop.furnish()
  await new Promise(setImmediate)
  return { desktop, programs, remove }
}

/** What the page in the newest window is given. */
const snapshot = () => made.at(-1)?.webContents.send.mock.calls.at(-1)?.[1]

/** The page in the newest window asks. */
async function ask(name: string, argument: unknown): Promise<unknown> {
  const mainFrame = { url: pageAddress }
  const sender = Object.assign(made.at(-1)?.webContents ?? {}, { mainFrame })
  const [, answer] = ipcMain.handle.mock.calls.find(([channel]) => channel === name) ?? []
  return answer?.({ sender, senderFrame: mainFrame }, argument)
}

const find = (items: readonly FakeItem[] | undefined, label: string): FakeItem | undefined =>
  items
    ?.flatMap((item) => [item, ...(item.submenu ?? [])])
    .find((item) => item.label?.startsWith(label))
const inMenu = (label: string) => find(Menu.setApplicationMenu.mock.calls.at(-1)?.[0].items, label)
const inTray = (label: string) => find(Tray.made.at(-1)?.menus.at(-1)?.items, label)
const click = (item: FakeItem | undefined, checked = false) => item?.click?.({ checked })

describe('the desktop', () => {
  test('has the chosen theme before there is a window', async () => {
    const { desktop } = await setUp(await openedWorld(), { theme: 'dark' })
    expect([nativeTheme.themeSource, made.length]).toEqual(['dark', 0])
    desktop.show()
    await ask('settings.change', { theme: 'light' })
    expect(nativeTheme.themeSource).toBe('light')
    expect(snapshot()).toMatchObject({ settings: { theme: 'light' } })
  })

  test('is in stage mode at once, everywhere, from wherever it is switched', async () => {
    const { desktop } = await setUp(await signedInWorld())
    desktop.show()
    const look = () => [
      made[0]?.isProtected,
      JSON.stringify(snapshot()).includes('dj@example.net'),
      inMenu('Stage mode')?.checked,
      inTray('Stage mode')?.checked,
      Tray.made[0]?.tooltip.includes('DJ Example'),
    ]
    expect(await ask('settings.change', { stageMode: true })).toEqual({ ok: true, value: null })
    expect(look()).toEqual([true, false, true, true, false])
    click(inTray('Stage mode'), false)
    expect(look()).toEqual([false, true, false, false, true])
    click(inMenu('Stage mode'), true)
    expect(look()).toEqual([true, false, true, true, false])
  })

  test('goes to the view that a menu asks for, in the window that there is or a new one', async () => {
    const { desktop } = await setUp(await signedInWorld())
    desktop.show()
    click(inMenu('Settings'))
    expect(snapshot()).toMatchObject({ asked: { view: 'settings' } })
    made[0]?.close()
    click(inTray('Gig check'))
    expect(made).toHaveLength(2)
    const event: { sender: unknown; senderFrame: unknown; returnValue?: unknown } = {
      sender: made[1]?.webContents,
      senderFrame: { url: pageAddress },
    }
    Object.assign(made[1]?.webContents ?? {}, { mainFrame: event.senderFrame })
    const [channel, tell] = ipcMain.on.mock.calls[0] ?? []
    expect(channel).toBe(channels.firstSnapshot)
    tell?.(event)
    expect(event.returnValue).toMatchObject({ asked: { view: 'gig-check' } })
    made[1]?.close()
    desktop.show()
    await ask('gigCheck.look', null)
    expect(snapshot()).toMatchObject({ asked: { view: 'session' } })
  })

  test('looks anew for a gig check, and passes on that the network is back', async () => {
    const world = await signedInWorld()
    const { desktop } = await setUp(world)
    const wake = vi.spyOn(world.session, 'wake')
    desktop.show()
    await ask('gigCheck.look', null)
    expect(wake).toHaveBeenCalledTimes(1)
    expect(snapshot()).toMatchObject({
      linkHandler: { state: 'ours' },
      settings: { can: { keepInTray: true } },
    })
    for (let times = 0; times < 5; times++) await ask('network.changed', null)
    expect(wake).toHaveBeenCalledTimes(2)
  })

  test('renews from the tray what there is to renew', async () => {
    const world = await signedInWorld()
    await setUp(world)
    const before = world.store.saves
    click(inTray('Renew now'))
    await world.time.advance(0)
    expect(world.store.saves).toBeGreaterThan(before)
    await world.session.signOut({ browserToo: false })
    expect(inTray('Renew now')?.enabled).toBe(false)
  })

  test('has no tray where there is none, and then quits with its window', async () => {
    const { desktop } = await setUp(await openedWorld(), { keepInTray: true }, { hasTray: false })
    desktop.show()
    await ask('gigCheck.look', null)
    expect(snapshot()).toMatchObject({ settings: { keepInTray: true, can: { keepInTray: false } } })
    expect([Tray.made.length, await desktop.lookForTray()]).toEqual([0, false])
    made[0]?.close()
    app.emit('window-all-closed')
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  })

  test('opens the window at a click on what it told, and not before', async () => {
    const world = await signedInWorld()
    await setUp(world, { keepInTray: true })
    world.service.endSessions()
    await world.session.renewNow()
    expect([Notification.shown.length, made.length]).toEqual([1, 0])
    Notification.shown[0]?.emit('click')
    expect(made).toHaveLength(1)
  })

  test('tells nothing where the user does not want it', async () => {
    const world = await signedInWorld()
    await setUp(world, { notifications: false })
    world.service.endSessions()
    await world.session.renewNow()
    expect(Notification.shown).toEqual([])
  })

  test('shows a program\u2019s question, and leads to it from a notice', async () => {
    const { programs } = await setUp(await signedInWorld(), { keepInTray: true })
    const question = { id: 'q', name: 'A tagger', code: 'abc def', askedAt: 1, until: 2 }
    programs.show({ ...noPrograms, question })
    expect([Notification.shown.length, made.length]).toEqual([1, 0])
    Notification.shown[0]?.emit('click')
    await ask('gigCheck.look', null)
    expect(snapshot()).toMatchObject({ asked: { view: 'programs' }, programs: { question } })
  })

  test('tells the page of a new token, without it', async () => {
    const world = await signedInWorld()
    const { desktop } = await setUp(world)
    desktop.show()
    await world.time.advance(1_000)
    await world.session.renewNow()
    const expiresAt = world.time.clock.now() + 600_000
    expect(made[0]?.webContents.send.mock.calls).toContainEqual([
      channels.tokenChanged,
      { connection: 'example', expiresAt },
    ])
  })

  test('is removed on the page\u2019s word, and quits on the tray\u2019s', async () => {
    const { desktop, remove } = await setUp(await openedWorld())
    desktop.show()
    expect(await ask('app.remove', null)).toEqual({ ok: true, value: null })
    expect(remove).toHaveBeenCalledOnce()
    click(inTray('Quit'))
    expect(app.quit).toHaveBeenCalledOnce()
  })
})
