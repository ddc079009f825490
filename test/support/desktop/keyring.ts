import { join } from 'node:path'
import { asUserOf, type Home } from './home.ts'
import { unlockKeyring } from './keyring-control.ts'
import { startOwned, type OwnedProcess } from './owned-process.ts'
import { program } from './programs.ts'
import { output, until } from './run.ts'

const service = 'org.freedesktop.secrets'
const collection = '/org/freedesktop/secrets/collection/login'

/** Bus name of what asks for passwords on behalf of the keyring. */
export const prompterName = 'org.gnome.keyring.SystemPrompter'

/** A real gnome-keyring with its login keyring. Passwords are empty lines unless given. */
export type Keyring = {
  /** Starts the daemon; resolves when the keyring can be used, or is there and locked. */
  start(state?: 'unlocked' | 'locked'): Promise<void>
  /** As a desktop does when it is told to lock its keyring. */
  lock(): Promise<void>
  /** As a log-in does; rejects if the password is wrong. */
  unlock(password?: string): Promise<void>
  /** How many secrets it holds. */
  count(): Promise<number>
  /** Ends the window that asks for the password, as Cancel does; rejects if none is showing. */
  dismissPrompt(): Promise<void>
  /** Ends the daemon: programs then find no keychain at all. */
  stop(): Promise<void>
}

export function createKeyring(home: Home, env: NodeJS.ProcessEnv, password = '\n'): Keyring {
  let daemon: OwnedProcess | undefined

  const ask = (path: string, method: string, ...args: string[]) =>
    output(
      program('launcher'),
      [
        ...asUserOf(home),
        program('busClient'),
        '--session',
        '--print-reply',
        `--dest=${service}`,
        path,
        method,
        ...args,
      ],
      env,
    )

  const isLocked = async () => {
    const method = 'org.freedesktop.DBus.Properties.Get'
    const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
    return /boolean true/.test(await ask(collection, method, ...property))
  }

  const becomes = (state: 'locked' | 'unlocked') =>
    until(
      async () => ((await isLocked()) === (state === 'locked') ? true : undefined),
      `The keyring did not become ${state}.`,
    )

  const keyring: Keyring = {
    async start(state = 'unlocked') {
      const options = ['--foreground', '--unlock', '--components=secrets'] as const
      daemon = startOwned([program('keyring'), ...options], {
        env,
        input: password,
        privileges: asUserOf(home),
      })
      await becomes('unlocked')
      if (state === 'locked') await keyring.lock()
    },
    async lock() {
      const method = 'org.freedesktop.Secret.Service.Lock'
      await ask('/org/freedesktop/secrets', method, `array:objpath:${collection}`)
      await becomes('locked')
    },
    async unlock(given = password) {
      await unlockKeyring(join(home.path, 'run/keyring/control'), given)
      await becomes('unlocked')
    },
    async count() {
      const method = 'org.freedesktop.DBus.Properties.Get'
      const property = ['string:org.freedesktop.Secret.Collection', 'string:Items']
      return (await ask(collection, method, ...property)).split('object path').length - 1
    },
    async dismissPrompt() {
      const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID'
      const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/']
      const name = `string:${prompterName}`
      const answer = await output(program('busClient'), [...bus, method, name], env)
      process.kill(Number(/uint32 (\d+)/.exec(answer)?.[1]))
    },
    async stop() {
      await daemon?.stop()
      daemon = undefined
    },
  }
  return keyring
}
