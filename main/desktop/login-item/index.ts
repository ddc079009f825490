import type { LoginItem, LoginItemOptions } from './login-item.ts'
import { createNativeLoginItem } from './native.ts'
import { createXdgLoginItem } from './xdg.ts'

export type { LoginItem }

/** Launch at login as this system has it. */
export function createLoginItem(options: LoginItemOptions): LoginItem {
  const { platform } = options.host
  const native = platform === 'darwin' || platform === 'win32'
  const { isOn, change } = native ? createNativeLoginItem(options) : createXdgLoginItem(options)
  return { isOn: () => isOn().catch(() => false), change }
}
