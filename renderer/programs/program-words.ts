import type { ConnectionView, ProgramView } from '../../preload/contract.ts'
import { ownName } from '../connections/own-name.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

/** What a program calls itself: plain text of at most `limit` characters, and never nothing. */
export function programName(name: string, limit = 64): string {
  return clip(name, limit) ?? strings.programs.nameless
}

/** The names of those of a program's connections that there still are, the main one first. */
export function connectionNames(
  { connections }: Pick<ProgramView, 'connections'>,
  all: readonly ConnectionView[],
): readonly string[] {
  return all.flatMap((each) => (connections.includes(each.id) ? [ownName(each)] : []))
}

/** When a program was let in and when it last asked. Times are ms since 1970. */
export function programTimes(
  { allowedAt, lastUsedAt }: Pick<ProgramView, 'allowedAt' | 'lastUsedAt'>,
  now: number,
): string {
  const says = strings.programs
  const used = lastUsedAt === undefined ? says.neverUsed : says.lastUsed(lastUsedAt, now)
  return `${says.allowedOn(allowedAt, now)}, ${used}`
}
