import type { Host } from '../host/index.ts'

const bus = 'org.freedesktop.DBus'
const path = '/org/freedesktop/DBus'
const method = `${bus}.GetConnectionUnixProcessID`
const secretService = 'org.freedesktop.secrets'

/** Ways to ask the session bus whose the Secret Service is; desktops have one or another. */
const questions: readonly (readonly [string, readonly string[]])[] = [
  ['gdbus', ['call', '-e', '-d', bus, '-o', path, '-m', method, secretService]],
  [
    'dbus-send',
    ['--session', '--print-reply', `--dest=${bus}`, path, method, `string:${secretService}`],
  ],
]

/** The keychain of this computer, and on Linux the program behind it. Never rejects. */
export async function keychainProgram({
  platform,
  env,
  run,
  files,
}: Pick<Host, 'platform' | 'env' | 'run' | 'files'>): Promise<string> {
  if (platform === 'darwin') return 'Keychain'
  if (platform === 'win32') return 'Credential Manager'
  // Without an address these tools start a bus of their own.
  if (!env['DBUS_SESSION_BUS_ADDRESS']) return 'Secret Service, no session bus'
  for (const [program, args] of questions) {
    const [, pid] = /uint32 (\d+)/.exec((await run(program, args)) ?? '') ?? []
    if (pid === undefined) continue
    const name = (await files.read(`/proc/${pid}/comm`))?.trim()
    return `Secret Service, ${name ?? 'a program that does not tell its name'}`
  }
  return 'Secret Service, not running or not to be asked'
}
