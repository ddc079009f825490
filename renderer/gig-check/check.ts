import type { ConnectionView, Snapshot } from '../../preload/contract.ts'
import { ownName } from '../connections/own-name.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { accessLine } from './access-line.ts'
import { lastsLine, tokenLine } from './life-lines.ts'
import type { Line } from './line.ts'
import { networkLine } from './network-line.ts'
import { clockLine, keychainLine, linksLine } from './place-lines.ts'

/** The lines on one service, or on this computer alone where `connection` is absent. */
export type Group = {
  readonly connection: ConnectionView | undefined
  readonly title: string
  readonly lines: readonly Line[]
}

/** What a gig check is made of besides the snapshot. `now`: ms since 1970. */
export type Surroundings = { readonly online: boolean; readonly now: number }

const groupOf = (connection: ConnectionView, surroundings: Surroundings): Group => {
  const { session, clockAhead } = connection
  const service = clip(connection.service.name, 40) ?? strings.gigCheck.namelessService
  return {
    connection,
    title: ownName(connection),
    lines: [
      accessLine(connection),
      tokenLine(session, surroundings.now),
      lastsLine(session, service, surroundings.now),
      networkLine(session, service, surroundings),
      clockLine(clockAhead),
      keychainLine(connection, service),
    ],
  }
}

/**
 * The gig check: a group for each connection, the main one first. The line on this computer's links
 * is the last of the only group, or a group of its own behind several.
 */
export function gigCheck(
  { connections, linkHandler }: Pick<Snapshot, 'connections' | 'linkHandler'>,
  surroundings: Surroundings,
): readonly Group[] {
  const links = linksLine(linkHandler)
  const groups = connections.map((connection) => groupOf(connection, surroundings))
  const [only] = groups
  if (only !== undefined && groups.length === 1) return [{ ...only, lines: [...only.lines, links] }]
  return [...groups, { connection: undefined, title: strings.gigCheck.computer, lines: [links] }]
}
