import type { LinkHandlerView } from '../../preload/contract.ts'
import type { LinkHandler } from './link-handler/index.ts'

/** Whom the app's links go to, as it was when it was last looked at. */
export type LinkNews = {
  view(): LinkHandlerView | undefined
  check(): Promise<LinkHandlerView>
  repair(): Promise<LinkHandlerView>
}

/** `changed` is called after every look. */
export function createLinkNews(
  linkHandler: Pick<LinkHandler, 'check' | 'repair'>,
  changed: () => void,
): LinkNews {
  let last: LinkHandlerView | undefined
  const note = (view: LinkHandlerView): LinkHandlerView => {
    last = view
    changed()
    return view
  }
  return {
    view: () => last,
    check: async () => note(await linkHandler.check()),
    repair: async () => note(await linkHandler.repair()),
  }
}
