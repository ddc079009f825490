import type { RenewalMark } from '../session/record.ts'
import type { ConnectionFacts } from './report-facts.ts'

/** What a report says of a connection, in lines. The account is not among them. */
export function describeConnection(connection: ConnectionFacts): readonly string[] {
  const { phase, health } = connection
  return [
    `Service: ${connection.host}`,
    `State: ${health === undefined ? phase : `${phase}, ${health}`}`,
    `Access token ends: ${time(connection.tokenEndsAt)}`,
    `Session lasts until: ${time(connection.lastsUntil)}`,
    `Kept in: ${connection.kept}`,
    `Clock of the service: ${describeClock(connection.clockAhead)}`,
    `Renewals in a day: ${describeRenewals(connection.renewals)}`,
  ]
}

/** A time as in ISO 8601, UTC, or that there is none. */
export function time(at: number | undefined): string {
  const date = new Date(at ?? NaN)
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString()
}

function describeClock(ahead: number): string {
  const seconds = Math.abs(Math.round(ahead / 1000))
  if (seconds < 1) return 'as here'
  return `${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this computer's`
}

function describeRenewals(marks: readonly RenewalMark[]): string {
  const newest = marks.at(-1)
  if (!newest) return 'none'
  const count = (outcome: RenewalMark['outcome']) =>
    marks.filter((mark) => mark.outcome === outcome).length
  return [
    `${count('renewed')} done, ${count('offline')} offline, ${count('refused')} refused`,
    `newest ${time(newest.at)}, ${newest.outcome}, ${Math.round(newest.took)} ms`,
  ].join('; ')
}
