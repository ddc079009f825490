import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names that a program goes by, and the Debian package that brings it. */
const known = {
  launcher: { names: ['setpriv'], from: 'util-linux' },
  screen: { names: ['Xvfb'], from: 'xvfb' },
  bus: { names: ['dbus-daemon'], from: 'dbus' },
  busClient: { names: ['dbus-send'], from: 'dbus' },
  keyring: { names: ['gnome-keyring-daemon'], from: 'gnome-keyring' },
  opener: { names: ['xdg-open'], from: 'xdg-utils' },
  fileTypes: { names: ['xdg-mime'], from: 'xdg-utils' },
  prompter: { names: ['gcr-prompter'], from: 'gcr' },
  proxy: { names: ['tinyproxy'], from: 'tinyproxy' },
  authority: { names: ['openssl'], from: 'openssl' },
  certificates: { names: ['certutil'], from: 'libnss3-tools' },
  browser: { names: ['chromium', 'chromium-browser', 'google-chrome-stable'], from: 'chromium' },
} as const

export type ProgramName = keyof typeof known

/** Absolute path of a program; throws an Error of one sentence that names what to install. */
export function program(name: ProgramName): string {
  const path = find(known[name].names)
  if (path === undefined) throw new Error(missing(name))
  return path
}

/** Why a desktop that needs these programs cannot be started here, or `undefined` if it can. */
export function whyNot(names: readonly ProgramName[]): string | undefined {
  const absent = names.find((name) => find(known[name].names) === undefined)
  return absent && missing(absent)
}

function missing(name: ProgramName): string {
  const { names, from } = known[name]
  return `The virtual desktop needs ${names[0]}: type "apt-get install --no-install-recommends ${from}" as root.`
}

/** Where programs are that people do not start themselves. */
const otherFolders = ['/usr/libexec', '/usr/lib/gcr']

function find(names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...otherFolders]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
