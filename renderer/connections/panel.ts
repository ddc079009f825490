import type { ConnectionView, ServiceView } from '../../preload/contract.ts'

/** Where the user is within the view of all connections. */
export type ConnectionsPanel =
  /** `left`: what the user comes back from: a connection's id, or `fromAdd`. */
  | { readonly is: 'list'; readonly left?: string | undefined }
  | { readonly is: 'manage'; readonly connection: string }
  | { readonly is: 'other-credentials'; readonly connection: string }
  | { readonly is: 'add'; readonly left?: string | undefined }
  | { readonly is: 'credentials'; readonly service: ServiceView }

/** The list's own way in to adding, as a thing to come back from. */
export const fromAdd = 'add a connection'

/** The panel that can be shown: the list, if the panel is about a connection that is no more. */
export function shownPanel(
  panel: ConnectionsPanel,
  connections: readonly Pick<ConnectionView, 'id'>[],
): ConnectionsPanel {
  if (panel.is !== 'manage' && panel.is !== 'other-credentials') return panel
  return connections.some(({ id }) => id === panel.connection) ? panel : { is: 'list' }
}

/** The first connection that was not there before. */
export function newcomer(
  before: readonly Pick<ConnectionView, 'id'>[],
  now: readonly Pick<ConnectionView, 'id'>[],
): string | undefined {
  return now.find(({ id }) => before.every((each) => each.id !== id))?.id
}
