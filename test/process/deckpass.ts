import * as v from 'valibot'
import { until } from '../support/desktop/run.ts'
import { Person, type Visit } from '../unit/identity-service/person.ts'
import { startHost, type HostOptions, type RunningHost } from './running-host.ts'

const Sight = v.object({
  state: v.object({
    phase: v.string(),
    stage: v.optional(v.string()),
    reason: v.optional(v.string()),
    profile: v.optional(v.object({ displayName: v.string() })),
    health: v.optional(
      v.object({
        is: v.string(),
        code: v.optional(v.string()),
        nextAt: v.optional(v.number()),
      }),
    ),
  }),
  storage: v.object({ in: v.string(), code: v.optional(v.string()) }),
  history: v.array(v.object({ outcome: v.string() })),
})

export type Sight = v.InferOutput<typeof Sight>

const Given = v.union([
  v.object({ accessToken: v.string(), left: v.number() }),
  v.object({ code: v.string() }),
])
const Renewed = v.object({ is: v.string(), code: v.optional(v.string()) })
const Report = v.object({ local: v.string(), revocation: v.string() })

/** What a caller who asked for a token was given: it, with the ms that it lives on, or why not. */
export type Given = v.InferOutput<typeof Given>

/** A running Deckpass, and a person with a browser before it. */
export type Deckpass = Omit<RunningHost, 'ask'> & {
  see(): Promise<Sight>
  /** What is to be seen once nothing is under way any more. */
  atRest(): Promise<Sight>
  /** Clicks "Sign in". */
  beginSignIn(): Promise<void>
  /** What the browser comes back with from the page that it was given last: always the same. */
  callback(): Promise<string>
  /** Resolves to whether it was the answer being waited for. */
  receive(callback: string): Promise<boolean>
  openAgain(): Promise<void>
  signIn(): Promise<void>
  /** For 20 s at least, unless told. */
  token(request?: { minValidity?: number; forceNew?: boolean }): Promise<Given>
  renewNow(): Promise<v.InferOutput<typeof Renewed>>
  signOut(): Promise<v.InferOutput<typeof Report>>
  wake(): Promise<void>
  kill(): Promise<void>
}

/** Starts Deckpass in a process of its own; resolves when it has opened what it kept. */
export async function startDeckpass(options: HostOptions): Promise<Deckpass> {
  const { ask, ...host } = await startHost(options)
  const person = new Person()
  const visits = new Map<string, Promise<Visit>>()
  const visit = (address: string): Promise<Visit> => {
    const made = visits.get(address) ?? person.signIn(address)
    visits.set(address, made)
    return made
  }
  const deckpass: Deckpass = {
    ...host,
    see: async () => v.parse(Sight, await ask({ do: 'see' })),
    atRest: () =>
      until(async () => {
        const sight = await deckpass.see()
        return isAtRest(sight) ? sight : undefined
      }, 'Deckpass did not come to rest.'),
    beginSignIn: async () => void (await ask({ do: 'signIn' })),
    callback: async () => (await visit(host.opened.at(-1) ?? '')).url,
    receive: async (address) => v.parse(v.boolean(), await ask({ do: 'receive', address })),
    openAgain: async () => void (await ask({ do: 'openAgain' })),
    async signIn() {
      await deckpass.beginSignIn()
      if (!(await deckpass.receive(await deckpass.callback())))
        throw new Error('The callback was not waited for.')
    },
    token: async (request = {}) => v.parse(Given, await ask({ do: 'token', ...request })),
    renewNow: async () => v.parse(Renewed, await ask({ do: 'renewNow' })),
    signOut: async () => v.parse(Report, await ask({ do: 'signOut' })),
    wake: async () => void (await ask({ do: 'wake' })),
    async kill() {
      host.signal('SIGKILL')
      await host.ended
    },
  }
  return deckpass
}

function isAtRest({ state }: Sight): boolean {
  return state.phase !== 'opening' && state.stage !== 'checking' && state.health?.is !== 'renewing'
}
