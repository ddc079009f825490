import type { Trust } from './browser.ts'
import type { SystemUser } from './home.ts'
import { whyNot, type ProgramName } from './programs.ts'
import type { ScreenSize } from './screen.ts'

export type DesktopOptions = {
  /** 1280x900 unless told; `false` for none, and then there is no browser either. */
  readonly screen?: ScreenSize | false
  /** `false`: a session without a bus, and so without a keyring. */
  readonly dbus?: boolean
  /** Unlocked unless told. */
  readonly keyring?: 'unlocked' | 'locked' | 'none'
  /** Whether a locked keyring asks for its password on the screen, as on a real desktop. */
  readonly keyringPrompts?: boolean
  /** An empty line unless told. */
  readonly keyringPassword?: string
  /**
   * One unless told. A second one is not the default; with none, nothing opens a page. One that is
   * noted has no window: what it is asked to open is `Desktop.noted`.
   */
  readonly browsers?: 'one' | 'two' | 'none' | 'noted'
  /** Schemes that the browsers start programs for without a question. */
  readonly trust?: readonly Trust[]
  /** Whether there is a tray, as many desktops have none. */
  readonly tray?: boolean
  /** Whether something shows notifications. */
  readonly notifications?: boolean
  /** Whose desktop it is, if not of whoever runs the tests; only root can make such a one. */
  readonly user?: SystemUser
  /** Whether programs are told that the desktop is dark. */
  readonly dark?: boolean
}

/** Options with every choice made. */
export function decide(options: DesktopOptions) {
  const { screen = { width: 1280, height: 900 }, dbus = true, keyring = 'unlocked' } = options
  return {
    screen,
    dbus,
    keyring: dbus ? keyring : 'none',
    keyringPrompts: options.keyringPrompts ?? false,
    keyringPassword: options.keyringPassword ?? '\n',
    browsers: screen === false ? 'none' : (options.browsers ?? 'one'),
    trust: options.trust ?? [],
    tray: dbus && (options.tray ?? false),
    notifications: dbus && (options.notifications ?? false),
    dark: options.dark ?? false,
  } as const
}

/** One sentence on what is missing here for such a desktop, or `undefined` if nothing is. */
export function whyNoDesktop(options: DesktopOptions = {}): string | undefined {
  const { screen, dbus, keyring, keyringPrompts, browsers } = decide(options)
  const needed: ProgramName[] = ['launcher']
  if (screen !== false) needed.push('screen', 'opener', 'fileTypes')
  if (dbus) needed.push('bus')
  if (keyring !== 'none') needed.push('busClient', 'keyring')
  if (keyringPrompts) needed.push('prompter')
  if (browsers === 'one' || browsers === 'two') needed.push('browser')
  return process.platform === 'linux' ? whyNot(needed) : 'The virtual desktop needs Linux.'
}
