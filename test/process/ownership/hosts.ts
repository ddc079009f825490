import { join } from 'node:path'
import { beforeAll, onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { IdentityService } from '../../identity-service/index.ts'
import type { Desktop } from '../../support/desktop/index.ts'
import { Person } from '../../unit/identity-service/person.ts'
import { buildProgram, notStarted } from '../build-program.ts'
import { startDriven, type Driven } from './driven.ts'

const Token = v.object({
  ok: v.literal(true),
  value: v.object({ accessToken: v.string(), expiresAt: v.number() }),
})
const Status = v.object({
  ok: v.literal(true),
  value: v.object({
    pid: v.number(),
    status: v.object({ connections: v.tuple([v.object({ phase: v.string() })]) }),
  }),
})

export type Token = v.InferOutput<typeof Token>['value']

/** An owner-host.ts that runs. */
export type Host = Driven & {
  /** Rejects if it is given none. */
  token(minValidity: number): Promise<Token>
  /** Which process answers, and the phase of its session. */
  status(): Promise<{ readonly pid: number; readonly phase: string }>
  /** Signs in, which only the owner can. */
  signIn(): Promise<void>
}

/** Builds the program for the tests of a file; what comes back starts hosts over one folder on a desktop. */
export function prepareHosts() {
  let program = ''
  beforeAll(async () => {
    const built = await buildProgram(join(import.meta.dirname, '../owner-host.ts'))
    program = built.path
    return () => built.remove()
  }, 30_000)

  return (count: number, service: IdentityService, desktop: Desktop): readonly Host[] => {
    const folder = join(desktop.home, 'profile')
    const settings = JSON.stringify({ services: [service.serviceProfile()], folder })
    const env = { ...desktop.env, ...notStarted }
    const all = Array.from({ length: count }, () =>
      asHost(startDriven(program, [settings], { env })),
    )
    onTestFinished(async () => {
      for (const each of all) each.signal('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
    })
    return all
  }
}

function asHost(driven: Driven): Host {
  const { tell } = driven
  return {
    ...driven,
    async token(minValidity) {
      const request = { ask: 'token', connection: 'beatport', minValidity, forceNew: false }
      return v.parse(Token, await tell({ do: 'ask', request })).value
    },
    async status() {
      const status = await tell({ do: 'ask', request: { ask: 'status' } })
      const { pid, status: seen } = v.parse(Status, status).value
      return { pid, phase: seen.connections[0].phase }
    },
    async signIn() {
      const url = v.parse(v.string(), await tell({ do: 'signIn' }))
      const { url: address } = await new Person().signIn(url)
      v.parse(v.literal(true), await tell({ do: 'receive', address }))
    },
  }
}
