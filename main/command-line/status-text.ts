import { plainLine } from '../../preload/plain-line.ts'
import type { ConnectionSeen } from './answers.ts'

const phases: Readonly<Record<string, string>> = {
  opening: 'being opened',
  'signed-out': 'signed out',
  'signing-in': 'signing in',
  'signed-in': 'signed in',
  ended: 'ended by the service',
  locked: 'locked: the keychain does not give it out',
  'not-set-up': 'its id and secret are to be entered in Deckpass',
}

/** The connections as a table for people, one a line, the main one first. */
export function statusText(connections: readonly ConnectionSeen[], now: number): string {
  if (connections.length === 0) return 'There are no connections.\n'
  const rows = connections.map((each) => [each.id, plainLine(each.name), stateOf(each, now)])
  return table(rows)
}

/** The same without what they are in. */
export function connectionsText(connections: readonly ConnectionSeen[]): string {
  return table(
    connections.map(({ id, name, service }) => [id, plainLine(name), plainLine(service)]),
  )
}

/** What scripts get; times are seconds since 1970. */
export function statusJson(version: string, connections: readonly ConnectionSeen[]): object {
  return { version, connections: connections.map(connectionJson) }
}

function connectionJson({ tokenExpiresAt, ...rest }: ConnectionSeen): object {
  return tokenExpiresAt === undefined
    ? rest
    : { ...rest, token_expires_at: new Date(tokenExpiresAt).toISOString() }
}

function stateOf({ phase, problem, tokenExpiresAt }: ConnectionSeen, now: number): string {
  const state = phases[phase] ?? phase
  const life = phase === 'signed-in' ? [lifeOf(tokenExpiresAt, now)] : []
  return [state, ...life, ...(problem === undefined ? [] : [`trouble: ${problem}`])].join(', ')
}

function lifeOf(expiresAt: number | undefined, now: number): string {
  const left = expiresAt === undefined ? 0 : Math.floor((expiresAt - now) / 1000)
  if (left <= 0) return 'no token at present'
  return left < 120 ? `token good for ${left} s` : `token good for ${Math.floor(left / 60)} min`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}
