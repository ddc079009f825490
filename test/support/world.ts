import { inspect } from 'node:util'
import type { Ports } from '../../main/session/ports.ts'
import type { PersonProfile, SecretProfile } from '../../main/session/service-profile.ts'
import { createSession, type Session } from '../../main/session/session.ts'
import { MemoryStore } from './world/memory-store.ts'
import { ModelService } from './world/model-service.ts'
import { seededRandom } from './world/seeded-random.ts'
import { settle } from './world/settle.ts'
import { VirtualClock } from './world/virtual-clock.ts'

export { answers, held, json, type Behaviour } from './world/behaviours.ts'
export { seededRandom } from './world/seeded-random.ts'
export { settle } from './world/settle.ts'
export * from './world/units.ts'

const origin = 'https://id.service.example'

export const exampleProfile: PersonProfile = {
  id: 'example',
  name: 'Example',
  issuer: origin,
  clientId: 'deckpass-client',
  redirectUri: 'app.deckpass://callback',
  scopes: ['openid', 'user:dj'],
  authorizationEndpoint: `${origin}/o/authorize/`,
  tokenEndpoint: `${origin}/o/token/`,
  revocationEndpoint: `${origin}/o/revoke/`,
  idToken: { use: 'signed', jwksUri: `${origin}/jwks`, algorithms: ['RS256', 'ES256'] },
  userinfo: { endpoint: `${origin}/o/userinfo/`, bearer: 'access_token' },
  claims: { displayName: 'username', email: 'email', givenName: 'firstName' },
  browserSignOut: { endpoint: `${origin}/logout/`, style: 'callback-url', returnTo: `${origin}/` },
  refreshTokenDays: 31,
}

/** All that a session has of the world, simulated, and a session in it. */
export class World {
  readonly time = new VirtualClock()
  readonly store = new MemoryStore()
  readonly opened: string[] = []
  /** The redirect URIs that are listened at. */
  readonly listening: string[] = []
  /** While true, another program has the address to come back to. */
  redirectTaken = false
  /** Called before each listening; it goes on when this resolves. */
  beforeListen: () => Promise<void> = () => Promise.resolve()
  /** While true, the system has nothing to open an address with. */
  browserMissing = false
  readonly logged: string[] = []
  readonly profile: PersonProfile
  /** The service that is in this world in place of `profile`'s. */
  readonly instead: SecretProfile | undefined
  readonly service: ModelService
  readonly ports: Ports
  session: Session

  constructor(changes: Partial<PersonProfile> = {}, seed = 1, instead?: SecretProfile) {
    this.profile = { ...exampleProfile, ...changes }
    this.instead = instead
    this.service = new ModelService(instead ?? this.profile, this.time.truth)
    const log = (event: string, facts: object = {}) =>
      void this.logged.push(`${event} ${JSON.stringify(facts)}`)
    this.ports = {
      fetch: this.service.fetch,
      clock: this.time.clock,
      timers: this.time.timers,
      random: seededRandom(seed),
      store: this.store,
      browser: { open: (url) => this.#open(url) },
      redirects: { listen: (redirectUri) => this.#listen(redirectUri) },
      log: { info: log, warn: log },
    }
    this.session = createSession(this.instead ?? this.profile, this.ports)
  }

  /** What it is made of, for a test that takes its parts by name. */
  parts() {
    const { time, store, logged, profile, service, ports } = this
    return { time, store, logged, profile, service, ports }
  }

  get state() {
    return this.session.see().state
  }

  /** Another run of the app on the same machine, with nothing but the disk left of the one before. */
  async restart(): Promise<Session> {
    await this.session.close()
    this.session = createSession(this.instead ?? this.profile, this.ports)
    await this.session.open()
    await settle()
    return this.session
  }

  /** Begins a sign-in; resolves to what the browser comes back with if the person says yes. */
  async beginSignIn(): Promise<string> {
    await this.session.signIn()
    return this.service.authorize(this.opened.at(-1) ?? '')
  }

  async signIn(): Promise<void> {
    await this.session.receive(await this.beginSignIn())
    await settle()
  }

  /** The secrets that can be found, whole or in good part, in what is printed of `seen`. */
  leaksIn(...seen: readonly unknown[]): readonly string[] {
    const printed = seen.map((each) => (typeof each === 'string' ? each : print(each))).join('\n')
    return this.service.secrets.filter(
      (secret) => printed.includes(secret.slice(0, 24)) || printed.includes(secret.slice(-24)),
    )
  }

  async #listen(redirectUri: string) {
    await this.beforeListen()
    if (this.redirectTaken) throw new Error('EADDRINUSE')
    const bound = redirectUri.replace(/^http:\/\/127\.0\.0\.1\//, 'http://127.0.0.1:49152/')
    this.listening.push(bound)
    const close = () => void this.listening.splice(this.listening.indexOf(bound) >>> 0, 1)
    return { redirectUri: bound, close }
  }

  async #open(url: string): Promise<void> {
    if (this.browserMissing) throw new Error(`cannot open ${url}`)
    this.opened.push(url)
  }
}

/** A session that was opened and found nothing. */
export async function openedWorld(changes: Partial<PersonProfile> = {}): Promise<World> {
  const world = new World(changes)
  await world.session.open()
  return world
}

/** A session after a whole sign-in. */
export async function signedInWorld(changes: Partial<PersonProfile> = {}): Promise<World> {
  const world = await openedWorld(changes)
  await world.signIn()
  if (world.state.phase !== 'signed-in') throw new Error(`not signed in: ${print(world.state)}`)
  return world
}

/** A session that waits for the browser, and what the browser comes back with if the person says yes. */
export async function waitingWorld() {
  const world = await openedWorld()
  const callback = await world.beginSignIn()
  const revoked = () => world.service.count('revoke')
  return { world, callback, revoked, receive: world.session.receive }
}

function print(value: unknown): string {
  return inspect(value, { depth: Infinity, showHidden: true })
}
