import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startAnswerServer, type AnswerServer, type Oddity } from './answer-server.ts'
import { callbacks } from './callbacks.ts'
import { badgatewayClient, deckpass, openidClient, type Client, type Outcome } from './clients.ts'
import { differences, groups, takenByAll, type Group } from './differences.ts'
import { idTokens, renewals, tokenAnswers } from './token-answers.ts'

let server: AnswerServer

beforeAll(async () => {
  // The second library says on the console what it refuses.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  server = await startAnswerServer()
  return () => server.stop()
})
afterAll(() => void vi.restoreAllMocks())

const oddities: Readonly<Record<Group, Readonly<Record<string, Oddity>>>> = {
  'token answers': mapped(tokenAnswers, (exchange) => ({ exchange })),
  'ID tokens': mapped(idTokens, (exchange) => ({ exchange })),
  callbacks: mapped(callbacks, (callback) => ({ callback })),
  renewals: mapped(renewals, (renewal) => ({ renewal })),
}
/** The second library knows nothing of ID tokens, and little of what a callback may not be. */
const clientsOf = (group: Group): readonly Client[] =>
  group === 'ID tokens' || group === 'callbacks'
    ? [deckpass, openidClient]
    : [deckpass, openidClient, badgatewayClient]

async function outcomeOf(client: Client, group: Group): Promise<Outcome> {
  const { signIn, renew } = await client(server.profile)
  if (group !== 'renewals') return signIn
  expect(signIn).toBe('taken, 600 s')
  return renew()
}

describe.each(groups)('%s', (group) => {
  const names = Object.keys(oddities[group])

  test.each(names)('%s: what Deckpass and others make of it is as it is listed', async (name) => {
    server.be(oddities[group][name] ?? {})
    const outcomes: Outcome[] = []
    for (const client of clientsOf(group)) outcomes.push(await outcomeOf(client, group))
    const agreed: Outcome = takenByAll[group].includes(name) ? 'taken, 600 s' : 'refused'
    expect(outcomes).toEqual(differences[group][name] ?? outcomes.map(() => agreed))
  })

  test('every answer that is listed is among those that were tried', () => {
    const listed = [...Object.keys(differences[group]), ...takenByAll[group]]
    expect(listed.filter((name) => !names.includes(name))).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
  })

  test('each difference is in docs/interop.md, with an argument, and no other', () => {
    const rows = rowsUnder(group)
    expect(Object.fromEntries(rows.map(([name, outcomes]) => [name, outcomes]))).toEqual(
      differences[group],
    )
    for (const [name, , argument] of rows) expect(argument, name).toMatch(/\.$/)
  })
})

test('what is called a difference is one', () => {
  for (const group of groups)
    for (const [name, outcomes] of Object.entries(differences[group]))
      expect(new Set(outcomes).size, name).toBeGreaterThan(1)
})

/** The rows of the document's table about a group: name, outcomes, argument. */
function rowsUnder(group: Group): [string, readonly string[], string][] {
  const path = join(import.meta.dirname, '../../../docs/interop.md')
  const [, section = ''] = readFileSync(path, 'utf8').split(`## Differences: ${group}\n`)
  const [table = ''] = section.split('\n## ')
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => [cells[1] ?? '', cells.slice(2, -2), cells.at(-2) ?? ''])
}

function mapped<From>(
  cases: Readonly<Record<string, From>>,
  oddity: (from: From) => Oddity,
): Readonly<Record<string, Oddity>> {
  return Object.fromEntries(Object.entries(cases).map(([name, from]) => [name, oddity(from)]))
}
