import type { Fetch } from '../../main/session/ports.ts'
import type { Agenda } from './agenda.ts'
import type { Chance } from './random.ts'
import type { Issue, ServerModel } from './server.ts'
import type { FaultKind } from './tally.ts'

/** What the server is doing to everybody at the moment. */
export type ServerMood = 'well' | 'down' | 'rate-limiting' | 'html'

export type NetworkOptions = {
  readonly agenda: Agenda
  readonly chance: Chance
  readonly server: ServerModel
  readonly count: (fault: FaultKind) => void
  /** Told of every token request that carries a refresh token, when it leaves. */
  readonly onSend: (refreshToken: string) => void
  /** Told when the server has served a request, and whether it takes its time over the answer. */
  readonly onServed: (slowly: boolean) => void
  /** Told when an answer reached the app: the pair, or a plain no. */
  readonly onAnswer: (refreshToken: string | undefined, issue: Issue | undefined) => void
}

/** How often one request goes wrong in a way of its own. */
const glitches: readonly (readonly [FaultKind, number])[] = [
  ['lost-before', 0.002],
  ['lost-after', 0.001],
  ['slow', 0.002],
  ['late', 0.002],
  ['garbled', 0.001],
  ['duplicated', 0.0005],
]

/** The way between one process and the token endpoint. */
export class Network {
  up = true
  mood: ServerMood = 'well'
  readonly #options: NetworkOptions
  /** Requests whose connection dies with the machine's sleep. */
  readonly #onSleep = new Set<() => void>()

  constructor(options: NetworkOptions) {
    this.#options = options
  }

  /** The machine sleeps: open connections are dead, though the server may have done its work. */
  dropConnections(): void {
    for (const drop of this.#onSleep) drop()
    this.#onSleep.clear()
  }

  fetch(isAlive: () => boolean): Fetch {
    const { agenda, chance } = this.#options
    return (_url, init) =>
      new Promise((resolve, reject) => {
        const form = new URLSearchParams(init.body instanceof URLSearchParams ? init.body : '')
        const fail = (name: string) => {
          if (isAlive()) reject(new TypeError(`net::${name}`))
        }
        const drop = () => fail('ERR_NETWORK_IO_SUSPENDED')
        this.#onSleep.add(drop)
        init.signal?.addEventListener('abort', () => fail('ERR_ABORTED'))
        const after = (ms: number, event: () => void) =>
          agenda.at(agenda.now() + ms, () => {
            if (isAlive()) event()
          })
        if (!this.up)
          return void after(chance.between(1, 50), () => fail('ERR_INTERNET_DISCONNECTED'))
        const refreshToken = form.get('refresh_token') ?? undefined
        if (refreshToken !== undefined) this.#options.onSend(refreshToken)
        const glitch = this.#drawGlitch()
        const wayThere = chance.between(10, 80)
        if (glitch === 'lost-before')
          return void after(chance.between(50, 3_000), () => fail('ERR_CONNECTION_RESET'))
        // What has left reaches the server even if the sender is dead by then.
        agenda.at(agenda.now() + wayThere, () => {
          const answer = this.#serve(form, refreshToken, glitch)
          const wayBack =
            glitch === 'slow'
              ? chance.between(21_000, 58_000)
              : glitch === 'late'
                ? chance.between(3_000, 18_000)
                : chance.between(10, 300)
          if (glitch === 'lost-after') after(wayBack, () => fail('ERR_CONNECTION_RESET'))
          else
            after(wayBack, () => {
              if (init.signal?.aborted || !this.#onSleep.delete(drop)) return
              resolve(answer(glitch === 'garbled'))
            })
        })
        return undefined
      })
  }

  #drawGlitch(): FaultKind | undefined {
    const { chance, count } = this.#options
    const drawn = glitches.find(([, probability]) => chance.happens(probability))?.[0]
    if (drawn) count(drawn)
    return drawn
  }

  #serve(
    form: URLSearchParams,
    refreshToken: string | undefined,
    glitch: FaultKind | undefined,
  ): (garbled: boolean) => Response {
    const { server, chance, onAnswer } = this.#options
    if (this.mood === 'rate-limiting')
      return () => json(429, { error: 'slow_down' }, { 'retry-after': '30' })
    if (this.mood === 'html') return () => new Response('<!doctype html><title>Busy</title>')
    if (this.mood === 'down') return () => json(chance.pick([500, 502, 503]), {})
    const serve = () =>
      form.get('grant_type') === 'authorization_code'
        ? server.signIn()
        : server.refresh(refreshToken ?? '')
    this.#options.onServed(glitch === 'slow')
    let issue = serve()
    // A middleman that sends a request again passes on the last answer that it gets.
    if (glitch === 'duplicated') issue = serve()
    return (garbled) => {
      if (garbled) return new Response('{"access_token":"acc', { status: 200 })
      onAnswer(refreshToken, issue)
      if (!issue) return json(400, { error: 'invalid_grant' })
      issue.delivered()
      return json(200, {
        access_token: issue.accessToken,
        refresh_token: issue.refreshToken,
        token_type: 'Bearer',
        expires_in: 600,
        scope: 'user:dj',
      })
    }
  }
}

function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
