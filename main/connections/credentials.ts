import * as v from 'valibot'
import type { Credentials } from '../services/service.ts'
import { StorageError, type StorageErrorCode } from '../session/errors.ts'
import { Secret } from '../session/secret.ts'
import type { Keychain } from '../vault/keychain.ts'

/** What a user may enter: what services give out is printable and without blanks. */
const word = v.pipe(v.string(), v.trim(), v.regex(/^[\x21-\x7e]{1,512}$/))

/** An id and a secret as they come from the window. */
export const enteredCredentials = v.pipe(
  v.object({ clientId: word, clientSecret: word }),
  v.transform(({ clientId, clientSecret }): Credentials => ({
    clientId,
    clientSecret: new Secret('client secret', clientSecret),
  })),
)

const kept = v.pipe(v.string(), v.parseJson(), enteredCredentials)

/** The user's id and secret for each connection that has them, in the keychain. */
export type CredentialStore = {
  /** `undefined` if there are none, or the keychain does not give them. Never rejects. */
  read(connection: string): Promise<Credentials | undefined>
  /** Resolves to why they are kept in memory alone, if they are: then they go with the app. Never rejects. */
  write(connection: string, credentials: Credentials): Promise<StorageErrorCode | undefined>
  /** Resolves to whether nothing is left of them. Never rejects. */
  remove(connection: string): Promise<boolean>
}

export function createCredentialStore(keychain: Keychain): CredentialStore {
  const account = (connection: string) => `${connection}/client`
  /** A click waits for each of these but reading. */
  const interactive = { interactive: true }
  return {
    async read(connection) {
      const text = await keychain.read(account(connection)).catch(() => undefined)
      const parsed = v.safeParse(kept, text)
      return parsed.success ? parsed.output : undefined
    },
    async write(connection, { clientId, clientSecret }) {
      const text = JSON.stringify({ clientId, clientSecret: clientSecret.reveal() })
      try {
        await keychain.write(account(connection), text, interactive)
        // A keychain that is locked can take a write and keep nothing of it.
        const read = await keychain.read(account(connection), interactive)
        return read === text ? undefined : 'keychain_refused'
      } catch (error) {
        return error instanceof StorageError ? error.code : 'keychain_unavailable'
      }
    },
    async remove(connection) {
      try {
        await keychain.remove(account(connection), interactive)
        return (await keychain.read(account(connection), interactive)) === undefined
      } catch {
        return false
      }
    },
  }
}

/** Removes what every connection has in the keychain. Rejects if something may be left. */
export async function forgetCredentials(
  connections: readonly { readonly id: string; readonly service: { readonly asks: string } }[],
  store: Pick<CredentialStore, 'remove'>,
): Promise<void> {
  const asking = connections.filter(({ service }) => service.asks === 'credentials')
  const gone = await Promise.all(asking.map(({ id }) => store.remove(id)))
  if (gone.includes(false)) throw new StorageError('keychain_refused')
}
