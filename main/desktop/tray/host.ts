import type { Host } from '../host/index.ts'

const watcher = 'org.kde.StatusNotifierWatcher'
const bus = 'org.freedesktop.DBus'
const path = '/org/freedesktop/DBus'
const method = `${bus}.NameHasOwner`

/** Ways to ask the session bus who is there; desktops have one or another. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  ['gdbus', ['call', '-e', '-d', bus, '-o', path, '-m', method, watcher]],
  ['dbus-send', ['--session', '--print-reply', `--dest=${bus}`, path, method, `string:${watcher}`]],
  ['busctl', ['--user', 'call', bus, path, bus, 'NameHasOwner', 's', watcher]],
]

/**
 * Whether the desktop has a tray now. On Linux that is a program which may not be there, and may come
 * and go (StatusNotifierItem specification); macOS and Windows always have one. Never rejects.
 */
export async function hasTray({
  platform,
  env,
  run,
}: Pick<Host, 'platform' | 'env' | 'run'>): Promise<boolean> {
  if (platform !== 'linux') return true
  // Without an address these tools start a bus of their own.
  if (!env['DBUS_SESSION_BUS_ADDRESS']) return false
  for (const [program, args] of questions) {
    const answer = await run(program, args)
    if (answer !== undefined) return /\btrue\b/.test(answer)
  }
  return false
}
