import type { ConnectionView } from '../../preload/contract.ts'
import type { Intents } from '../state/use-intents.ts'
import { FileNotice } from '../storage/file-notice.tsx'
import { MemoryNotice } from '../storage/memory-notice.tsx'

type StorageNoticeProps = {
  readonly connection: Pick<ConnectionView, 'id' | 'storage' | 'service'>
  readonly send: Intents['send']
  /** Nobody is signed in: it is about the session to come. */
  readonly ahead?: boolean | undefined
}

/** Says where the session is kept if not in the keychain, and what can be done about it. */
export function StorageNotice({ connection, send, ahead = false }: StorageNoticeProps) {
  const { id, storage, service } = connection
  const common = { connection: id, send, ahead }
  if (storage.kind === 'file') return <FileNotice {...common} />
  if (storage.kind === 'memory')
    return <MemoryNotice {...common} reason={storage.reason} service={service.name} />
  return null
}
