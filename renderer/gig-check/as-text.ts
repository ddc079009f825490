import type { Snapshot } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import { dayOf, timeOf } from '../time/date.ts'
import type { Group } from './check.ts'
import type { Line } from './line.ts'
import { verdictOf } from './verdict.ts'

const lineText = ({ about, state, says, saysToOthers }: Line): string =>
  `${strings.gigCheck.state[state]} ${strings.gigCheck.line[about]}: ${saysToOthers ?? says}`

/**
 * The gig check as text for others to read. Nothing private is in it: no name, no e-mail address, no
 * service and no other program by name, and no sentence that could hold one.
 */
export function gigCheckText(
  groups: readonly Group[],
  { version, development, platform }: Snapshot['app'],
  now: number,
): string {
  const several = groups.length > 1
  const blocks = groups.map(({ connection, title, lines }, at) => [
    '',
    ...(several
      ? [connection === undefined ? title : strings.gigCheck.numberedService(at + 1)]
      : []),
    ...lines.map(lineText),
  ])
  return [
    `${strings.gigCheck.title}, ${dayOf(now, now)}, ${timeOf(now, now)}`,
    `${strings.app.version(version, development)}, ${platform}`,
    verdictOf(groups).says,
    ...blocks.flat(),
    '',
  ].join('\n')
}
