import { StorageError } from '../session/errors.ts'
import type { Session } from '../session/session.ts'
import type { Vault } from '../vault/vault.ts'

/** What the user can say about where a session is kept. Everything rejects with StorageError. */
export type KeyMoves = {
  /** Tries again to open what is kept, or to keep what could not be; rejects with what still hinders. */
  tryAgain(session: Session): Promise<void>
  /** The same without the keychain: from now on a file takes the key. */
  keepInFile(session: Session): Promise<void>
  useKeychain(session: Session): Promise<void>
}

/** `moved` is told when a key is in another place than before, which is no change of a session. */
export function createKeyMoves(
  vaultOf: (connection: string) => Pick<Vault, 'keepInFile' | 'useKeychain'>,
  moved: () => void,
): KeyMoves {
  const tryAgain = async (session: Session): Promise<void> => {
    await session.open()
    const { state, storage } = session.see()
    if (state.phase === 'locked') {
      if (state.reason === 'keychain-unavailable') throw new StorageError('keychain_unavailable')
    } else if (storage.in === 'memory') throw new StorageError(storage.code)
  }
  return {
    tryAgain,
    async keepInFile(session) {
      await vaultOf(session.profile.id).keepInFile()
      await tryAgain(session)
    },
    async useKeychain({ profile }) {
      await vaultOf(profile.id).useKeychain().finally(moved)
    },
  }
}
