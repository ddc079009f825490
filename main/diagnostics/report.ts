import { describeConnection, time } from './report-connection.ts'
import type { ReportFacts } from './report-facts.ts'
import { scrub } from './scrub.ts'
import type { Trouble } from './troubles.ts'

export type ReportOptions = {
  /** Whether it says who is signed in: display name and e-mail address. */
  readonly withAccount: boolean
}

/**
 * A report as plain text, for whoever helps with a problem. It holds no secret, and names no account
 * unless it is told to.
 */
export function writeReport(facts: ReportFacts, { withAccount }: ReportOptions): string {
  const { connections, troubles } = facts
  return [
    `Deckpass report of ${time(facts.at)}`,
    '',
    ...[
      `Deckpass: ${facts.app}`,
      `Runtime: ${facts.runtime}`,
      `System: ${facts.system}`,
      `Desktop: ${facts.desktop}`,
      `Keychain: ${facts.keychain}`,
      `Link handler: ${facts.linkHandler}`,
      `Proxy: ${facts.proxy}`,
    ].map(safe),
    ...connections.flatMap((one, at) => [
      '',
      `Connection ${at + 1}`,
      ...describeConnection(one).map(safe),
      ...(withAccount ? [`Account: ${line(one.account ?? 'unknown')}`] : []),
    ]),
    ...(connections.length === 0 ? ['', 'No connection'] : []),
    '',
    'Last warnings',
    ...(troubles.length > 0 ? troubles.map(describeTrouble).map(safe) : ['none']),
    '',
  ].join('\n')
}

function describeTrouble({ at, event, code, times }: Trouble): string {
  const what = code === undefined ? event : `${event}: ${code}`
  return `${time(at)} ${what}${times > 1 ? ` (${times} times)` : ''}`
}

/** The longest line, characters. */
const longestLine = 200

/** One line, whatever it was. */
const line = (text: string) => text.replaceAll(/\p{C}+/gu, ' ').slice(0, longestLine)

const safe = (text: string) => scrub(line(text))
