import type { StorageView } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'
import { strings } from '../strings.ts'
import { Notice } from './notice.tsx'

type StorageNoticeProps = {
  readonly storage: StorageView
  readonly service: string
  /** Nobody is signed in: it is about the session to come. */
  readonly ahead?: boolean | undefined
}

/** Says that the session is kept in memory only, and why. Nothing while the keychain holds it. */
export function StorageNotice({ storage, service, ahead = false }: StorageNoticeProps) {
  if (storage.kind === 'keychain') return null
  return (
    <Notice kind="warn">
      <p>
        <strong>{ahead ? strings.storage.memoryAhead : strings.storage.memory}</strong>{' '}
        {errorSentence(storage.reason, service)}
      </p>
    </Notice>
  )
}
