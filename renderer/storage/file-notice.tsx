import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

type FileNoticeProps = {
  readonly connection: string
  readonly send: Intents['send']
  readonly ahead: boolean
}

/** The user had the session kept in a file: that this is so, and the way back to the keychain. */
export function FileNotice({ connection, send, ahead }: FileNoticeProps) {
  const { action, storage } = strings
  const goBack = () => deckpass.session.returnToKeychain(connection)
  useFocusRescue()
  return (
    <Notice kind="off">
      <p>
        <strong>{ahead ? storage.fileAhead : storage.file}</strong> {storage.fileRisk}
      </p>
      <div className="notice__ways">
        <Button look="link" onClick={() => void send(goBack, storage.inKeychain)}>
          {action.returnToKeychain}
        </Button>
      </div>
    </Notice>
  )
}
