import { describeBrowser, type SystemBrowser } from './browser.ts'
import { noBus, startBus } from './bus.ts'
import { install, makeDefault } from './default-programs.ts'
import { giveAway, makeHome, removeHome, type Home } from './home.ts'
import { endInhabitants } from './inhabitants.ts'
import { focusedWindow, pressKeys } from './keyboard.ts'
import { createKeyring, prompterName, type Keyring } from './keyring.ts'
import { describeNotebook } from './notebook.ts'
import { startNotifications, type DesktopNotifications } from './notifications.ts'
import { decide, whyNoDesktop, type DesktopOptions } from './options.ts'
import { program } from './programs.ts'
import { handOver } from './run.ts'
import { startScreen } from './screen.ts'
import { startTray, type DesktopTray } from './tray.ts'

export { whyNoDesktop, type DesktopOptions, type Keyring, type SystemBrowser }

/** A desktop of its own: home, screen, session bus, keyring and browser, all private. */
export type Desktop = {
  readonly home: string
  /** The whole environment for a program on this desktop. */
  readonly env: Readonly<Record<string, string>>
  readonly keyring: Keyring
  /** The default browser. Throws if there is none, as does `secondBrowser`. */
  readonly browser: SystemBrowser
  readonly secondBrowser: SystemBrowser
  /** The addresses that a browser that is noted was asked to open, oldest first. */
  noted(): Promise<readonly string[]>
  /** Throws if there is none. */
  readonly tray: DesktopTray
  /** Throws if nothing shows notifications. */
  readonly notifications: DesktopNotifications
  /** Makes `command`, with the address behind it, what opens `scheme:` addresses. */
  handle(scheme: string, command: readonly [string, ...string[]]): Promise<void>
  /** Opens an address as any program does: with xdg-open. Rejects if nothing takes it. */
  open(address: string): Promise<void>
  /** Writes all that the screen shows as a PNG. */
  screenshot(path: string): Promise<void>
  /** The colour of one pixel of the screen now, as "#rrggbb". */
  colorAt(x: number, y: number): Promise<string>
  /** Presses these keys at once: the window that has the focus gets them. */
  press(...keys: readonly string[]): Promise<void>
  /** The id of that window, by which it can be told from others. */
  focusedWindow(): Promise<number>
  /** Ends everything that runs on this desktop and removes its home. */
  stop(): Promise<void>
}

/**
 * Starts a desktop. Any number can run at the same time. Rejects, with nothing left behind, if
 * something is missing; `whyNoDesktop` tells beforehand.
 */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const missing = whyNoDesktop(options)
  if (missing !== undefined) throw new Error(missing)
  const home = await makeHome(options.user)
  const stop = async () => {
    await endInhabitants(home)
    await removeHome(home)
  }
  try {
    return await furnish(home, options, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function furnish(
  home: Home,
  options: DesktopOptions,
  stop: () => Promise<void>,
): Promise<Desktop> {
  const chosen = decide(options)
  const screen = chosen.screen === false ? undefined : await startScreen(home, chosen.screen)
  const display = screen ? { DISPLAY: screen.display } : {}
  const services = chosen.keyringPrompts ? { [prompterName]: program('prompter') } : {}
  const bus = chosen.dbus ? await startBus(home, { ...home.env, ...display }, services) : undefined
  const env = {
    ...home.env,
    ...display,
    DBUS_SESSION_BUS_ADDRESS: bus ?? noBus(home),
    ...(chosen.browsers === 'none' ? nothingOpensPages(home) : {}),
    ...(chosen.dark ? { GTK_THEME: 'Adwaita:dark' } : {}),
  }
  const tray = chosen.tray ? await startTray(env.DBUS_SESSION_BUS_ADDRESS) : undefined
  const notifications = chosen.notifications
    ? await startNotifications(env.DBUS_SESSION_BUS_ADDRESS)
    : undefined
  await giveAway(home)
  const keyring = createKeyring(home, env, chosen.keyringPassword)
  if (chosen.keyring !== 'none') await keyring.start(chosen.keyring)

  const known = { none: [], noted: [], one: ['browser'], two: ['browser', 'second-browser'] }
  const names = known[chosen.browsers]
  const browsers = names.map((name) => describeBrowser(home, name))
  for (const { installed, trust } of browsers) {
    await install(home, installed)
    if (chosen.trust.length > 0) await trust(chosen.trust)
  }
  const notebook = describeNotebook(home)
  if (chosen.browsers === 'noted') await install(home, notebook.installed)
  const standard = chosen.browsers === 'noted' ? notebook : browsers[0]
  if (standard) await makeDefault(env, standard.installed)
  await giveAway(home)

  return {
    home: home.path,
    env,
    keyring,
    get browser() {
      return present(browsers[0], 'browser')
    },
    get secondBrowser() {
      return present(browsers[1], 'second browser')
    },
    noted: notebook.read,
    get tray() {
      return present(tray, 'tray')
    },
    get notifications() {
      return present(notifications, 'place for notifications')
    },
    async handle(scheme, command) {
      const handler = {
        name: `handler-${scheme}`,
        command,
        mimeTypes: [`x-scheme-handler/${scheme}`],
      }
      await install(home, handler)
      await makeDefault(env, handler)
    },
    async open(address) {
      await handOver(program('opener'), [address], env)
    },
    async screenshot(path) {
      await present(screen, 'screen').screenshot(path)
    },
    colorAt: (x, y) => present(screen, 'screen').colorAt(x, y),
    focusedWindow: () => focusedWindow(present(screen, 'screen').display),
    press: (...keys) => pressKeys(present(screen, 'screen').display, keys),
    stop,
  }
}

/** Hides the machine's own browsers from xdg-open, which tries all that it knows of. */
const nothingOpensPages = (home: Home) => ({ XDG_DATA_DIRS: home.path, BROWSER: 'false' })

function present<Thing extends object>(thing: Thing | undefined, name: string): Thing {
  if (!thing) throw new Error(`This desktop was started without a ${name}.`)
  return thing
}
