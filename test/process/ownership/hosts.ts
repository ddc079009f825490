import { join } from 'node:path'
import { beforeAll, onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { IdentityService } from '../../identity-service/index.ts'
import { Person } from '../../unit/identity-service/person.ts'
import { buildProgram } from './build.ts'
import { startDriven, type Driven } from './driven.ts'

const Token = v.object({
  ok: v.literal(true),
  value: v.object({ accessToken: v.string(), left: v.number() }),
})
const Status = v.object({
  ok: v.literal(true),
  value: v.object({
    pid: v.number(),
    phase: v.string(),
    token: v.optional(v.object({ expiresAt: v.number() })),
    health: v.optional(v.object({ is: v.string(), nextAt: v.optional(v.number()) })),
  }),
})

export type Token = v.InferOutput<typeof Token>['value']

/** An owner-host.ts that runs. */
export type Host = Driven & {
  /** Rejects if it is given none. */
  token(minValidity: number): Promise<Token>
  /** What the owner tells of itself and its session. */
  status(): Promise<v.InferOutput<typeof Status>['value']>
  /** Signs in, which only the owner can. */
  signIn(): Promise<void>
}

/** Builds the program for the tests of a file; what comes back starts hosts over one folder. */
export function prepareHosts() {
  let program = ''
  beforeAll(async () => {
    const built = await buildProgram(join(import.meta.dirname, '../owner-host.ts'))
    program = built.path
    return () => built.remove()
  }, 30_000)

  return (count: number, service: IdentityService, folder: string): readonly Host[] => {
    const settings = JSON.stringify({ services: [service.serviceProfile()], folder })
    // Bundled code looks for Electron first of all: it is told where, and never starts it.
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'not-started' }
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
      return v.parse(Status, await tell({ do: 'ask', request: { ask: 'status' } })).value
    },
    async signIn() {
      const url = v.parse(v.string(), await tell({ do: 'signIn' }))
      const { url: address } = await new Person().signIn(url)
      v.parse(v.literal(true), await tell({ do: 'receive', address }))
    },
  }
}
