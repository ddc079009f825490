import type { LinkHandlerView } from '../../preload/contract.ts'
import type { Intents } from '../state/use-intents.ts'
import { DeadEnds } from './dead-ends.tsx'
import { OtherBrowser } from './other-browser.tsx'
import { PasteAddress } from './paste-address.tsx'
import { WayList } from './way-list.tsx'
import type { Ways } from './ways.ts'

/** What every panel of the help is given. */
export type HelpProps = {
  readonly connection: string
  readonly service: string
  readonly browserFailed: boolean
  readonly linkHandler: LinkHandlerView | undefined
  readonly ways: Ways
  readonly send: Intents['send']
}

/** Other ways, for when the browser does not come back: the list of them, or the one chosen. */
export function Help(props: HelpProps) {
  switch (props.ways.open) {
    case 'browser':
      return <OtherBrowser {...props} />
    case 'paste':
      return <PasteAddress {...props} />
    case 'dead-ends':
      return <DeadEnds {...props} />
    case undefined:
      return <WayList {...props} />
  }
}
