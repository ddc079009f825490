import {
  hiddenSwitch,
  type LoginItem,
  type LoginItemClient,
  type LoginItemOptions,
} from './login-item.ts'

/** Launch at login where the system has a list of its own: macOS and Windows. */
export function createNativeLoginItem(options: LoginItemOptions): LoginItem {
  const { development, execPath, appPath, client } = options
  const windows = options.host.platform === 'win32'
  // macOS takes neither: it starts the app itself, which can then ask whether it was for a login.
  const program = windows
    ? { path: execPath, args: [...(development ? [`"${appPath}"`] : []), hiddenSwitch] }
    : {}
  return {
    async isOn() {
      const found = client.getLoginItemSettings(program)
      // On Windows the task manager can switch off what is registered.
      return found.openAtLogin && (!windows || found.executableWillLaunchAtLogin)
    },
    async change(on) {
      client.setLoginItemSettings({ ...program, openAtLogin: on })
    },
  }
}

/** Whether macOS started this app for a login, of which the command line says nothing there. */
export function isForLogin(platform: NodeJS.Platform, client: LoginItemClient): boolean {
  return platform === 'darwin' && client.getLoginItemSettings().wasOpenedAtLogin
}
