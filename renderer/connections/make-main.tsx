import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { useFocusRescue } from '../state/use-focus-rescue.ts'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

type MakeMainProps = { readonly connection: string; readonly send: Intents['send'] }

/** Puts a connection before all others. It goes as soon as that is so. */
export function MakeMain({ connection, send }: MakeMainProps) {
  const { makeMain, isMainNow } = strings.manage
  useFocusRescue()
  return (
    <Button
      look="row"
      onClick={() => void send(() => deckpass.connections.makeMain(connection), isMainNow)}
    >
      {makeMain}
    </Button>
  )
}
