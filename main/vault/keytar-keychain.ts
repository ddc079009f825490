import { StorageError } from '../session/errors.ts'
import type { Keychain, KeychainCall } from './keychain.ts'
import { createTurns } from './turns.ts'

/** What is used of keytar. Its `findCredentials` is not: it crashes on a locked Secret Service. */
export type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, secret: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

export type KeytarKeychainOptions = {
  /** The name that the system's own keychain program shows beside the secrets. */
  readonly service: string
  /** How long a call may take, ms. */
  readonly limits?: { readonly background: number; readonly interactive: number }
  /**
   * Called when a call that was given up came through after all, a read with its secret: the user has
   * just unlocked the keychain, and what could not be opened or kept before now can. Not again until
   * a call was answered in time, so that a keychain that is merely slow is not asked for ever.
   */
  readonly onUnlocked?: () => void
  readonly loadKeytar?: () => Promise<Keytar>
  readonly platform?: NodeJS.Platform
}

const defaultLimits = { background: 5_000, interactive: 120_000 }

/** Loaded at the first call: on a Linux without libsecret the addon cannot be. */
async function loadInstalledKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar')
  return keytar
}

/**
 * The system's keychain through keytar. One call at a time: a call blocks one of the few threads
 * that Node has for files too, so one that a prompt holds up must not be joined by others. A call
 * that gave up while it waited for its turn is never made.
 */
export function createKeytarKeychain(options: KeytarKeychainOptions): Keychain {
  const { service, limits = defaultLimits, loadKeytar = loadInstalledKeytar } = options
  const inTurn = createTurns()
  let inTime = true

  const call = <Value>(
    use: (keytar: Keytar) => Promise<Value>,
    { interactive = false }: KeychainCall = {},
    late?: (keytar: Keytar, value: Value) => unknown,
  ): Promise<Value> =>
    new Promise((resolve, reject) => {
      let gaveUp = false
      const giveUp = () => {
        gaveUp = true
        reject(new StorageError('keychain_timeout'))
      }
      const timer = setTimeout(giveUp, interactive ? limits.interactive : limits.background)
      const turn = async () => {
        if (gaveUp) return
        const keytar = await loadKeytar().catch(unavailable)
        const value = await use(keytar)
        resolve(value)
        if (gaveUp) await late?.(keytar, value)
        else inTime = true
      }
      inTurn(turn)
        .catch(reject)
        .finally(() => clearTimeout(timer))
    })

  /**
   * A Secret Service that is there answers reads, locked or not; what its errors say depends on the
   * user's language. Elsewhere a keychain is always there.
   */
  const isThere = async (keytar: Keytar, account: string): Promise<boolean> => {
    if ((options.platform ?? process.platform) !== 'linux') return true
    return keytar.getPassword(service, account).then(
      () => true,
      () => false,
    )
  }

  const explained =
    <Value>(account: string, use: (keytar: Keytar) => Promise<Value>) =>
    async (keytar: Keytar): Promise<Value> => {
      try {
        return await use(keytar)
      } catch (cause) {
        const code = (await isThere(keytar, account)) ? 'keychain_refused' : 'keychain_unavailable'
        throw new StorageError(code, { cause })
      }
    }

  const tellUnlocked = () => {
    if (inTime) options.onUnlocked?.()
    inTime = false
  }

  const remove = (account: string) =>
    explained(account, (keytar) => keytar.deletePassword(service, account))

  return {
    read: (account, how) =>
      call(
        explained(account, async (keytar) => {
          return (await keytar.getPassword(service, account)) ?? undefined
        }),
        how,
        (_, secret) => secret !== undefined && tellUnlocked(),
      ),
    write: (account, secret, how) =>
      call(
        explained(account, (keytar) => keytar.setPassword(service, account, secret)),
        how,
        async (keytar) => {
          await remove(account)(keytar)
          tellUnlocked()
        },
      ),
    remove: (account, how) => call(remove(account), how),
  }
}

function unavailable(cause: unknown): never {
  throw new StorageError('keychain_unavailable', { cause })
}
