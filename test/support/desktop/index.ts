import { describeBrowser, type SystemBrowser } from './browser.ts'
import { noBus, startBus } from './bus.ts'
import { install, makeDefault } from './default-programs.ts'
import { makeHome, removeHome, type Home } from './home.ts'
import { endInhabitants } from './inhabitants.ts'
import { createKeyring, prompterName, type Keyring } from './keyring.ts'
import { decide, whyNoDesktop, type DesktopOptions } from './options.ts'
import { program } from './programs.ts'
import { handOver } from './run.ts'
import { startScreen, type Screen } from './screen.ts'

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
  /** Makes `command`, with the address behind it, what opens `scheme:` addresses. */
  handle(scheme: string, command: readonly [string, ...string[]]): Promise<void>
  /** Opens an address as any program does: with xdg-open. Rejects if nothing takes it. */
  open(address: string): Promise<void>
  /** Writes all that the screen shows as a PNG. */
  screenshot(path: string): Promise<void>
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
  const home = await makeHome()
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
  }
  const keyring = createKeyring(home, env, chosen.keyringPassword)
  if (chosen.keyring !== 'none') await keyring.start(chosen.keyring)

  const names = { none: [], one: ['browser'], two: ['browser', 'second-browser'] }[chosen.browsers]
  const browsers = names.map((name) => describeBrowser(home, name))
  for (const { installed, trust } of browsers) {
    await install(home, installed)
    if (chosen.trust.length > 0) await trust(chosen.trust)
  }
  if (browsers[0]) await makeDefault(env, browsers[0].installed)

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
    stop,
  }
}

/** Hides the machine's own browsers from xdg-open, which tries all that it knows of. */
const nothingOpensPages = (home: Home) => ({ XDG_DATA_DIRS: home.path, BROWSER: 'false' })

function present<Thing extends Screen | SystemBrowser>(
  thing: Thing | undefined,
  name: string,
): Thing {
  if (!thing) throw new Error(`This desktop was started without a ${name}.`)
  return thing
}
