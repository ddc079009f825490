import type { ErrorCode } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { errorSentence } from '../error-sentences.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { KeepInFile } from './keep-in-file.tsx'

type MemoryNoticeProps = {
  readonly connection: string
  readonly reason: ErrorCode
  readonly service: string
  readonly send: Intents['send']
  readonly ahead: boolean
}

/** The session is in memory only: why, another try, and the weaker way where the keychain is to blame. */
export function MemoryNotice({ connection, reason, service, send, ahead }: MemoryNoticeProps) {
  const { action, storage } = strings
  const tryAgain = () => deckpass.session.reopen(connection)
  useFocusRescue()
  return (
    <Notice kind="warn">
      <p>
        <strong>{ahead ? storage.memoryAhead : storage.memory}</strong>{' '}
        {errorSentence(reason, service)}
      </p>
      <div className="notice__ways">
        <Button look="link" onClick={() => void send(tryAgain, storage.keptNow)}>
          {action.tryAgain}
        </Button>
        {reason.startsWith('keychain_') && <KeepInFile connection={connection} send={send} />}
      </div>
    </Notice>
  )
}
