import type { Host } from '../host/index.ts'

/** What a launch at login has among its arguments: no window is to open by itself. */
export const hiddenSwitch = '--hidden'

/** Whether the system starts this app when its user logs in. The system alone keeps that. */
export type LoginItem = {
  /** Whether it would, as the system has it now. Never rejects. */
  isOn(): Promise<boolean>
  /** Rejects if the system does not take it. */
  change(on: boolean): Promise<void>
}

type Program = { path?: string; args?: string[] }

/** What of Electron's `app` is needed. */
export type LoginItemClient = {
  getLoginItemSettings(program?: Program): {
    readonly openAtLogin: boolean
    readonly executableWillLaunchAtLogin: boolean
    readonly wasOpenedAtLogin: boolean
  }
  setLoginItemSettings(settings: Program & { openAtLogin: boolean }): void
}

export type LoginItemOptions = {
  /** The app's own URL scheme, after which its entry is named. */
  readonly scheme: string
  readonly development: boolean
  /** The running executable. */
  readonly execPath: string
  /** The folder of the app's code: a development build is an executable and this. */
  readonly appPath: string
  readonly host: Pick<Host, 'platform' | 'env' | 'files'>
  /** Electron's `app`, which does it on macOS and Windows. */
  readonly client: LoginItemClient
}
