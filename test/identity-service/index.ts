import { createServer } from 'node:http'
import { makeBeproduct } from './beproduct/provider.ts'
import { FaultPlan } from './faults.ts'
import { makeKeys } from './keys.ts'
import { layersOf } from './layers.ts'
import { close, listen } from './listen.ts'
import {
  defaultOptions,
  type IdentityServiceOptions,
  type Switches,
  switchesOf,
} from './options.ts'
import { loadOidcProvider } from './oidc-provider.ts'
import { type Profiles, profilesOf } from './profiles.ts'
import { makeBeatport } from './provider.ts'
import { RequestLog } from './request-log.ts'
import { readState, writeState } from './store/state-file.ts'
import { Store } from './store/store.ts'
import { Witness } from './witness.ts'

export * from './credentials.ts'
export { IdentityServiceError } from './errors.ts'
export type { IdentityServiceOptions, ReuseMode, Switches } from './options.ts'

/** A running identity service: Beatport's, with BeProduct's and Fuuffy's beside it. */
export type IdentityService = Profiles & {
  /** Also Beatport's issuer identifier. */
  readonly origin: string
  readonly port: number
  /** May be changed at any time. */
  readonly switches: Switches
  readonly faults: FaultPlan
  readonly requests: RequestLog
  /** Every secret that a token endpoint took or gave, and the clients' own, to look for where it must not be. */
  readonly witness: Witness
  /** Ends every session, token and consent, as if the service had lost its database. */
  forgetEverything(): void
  stop(): Promise<void>
}

/** Starts a service on the loopback interface. Throws IdentityServiceError if it cannot. */
export async function startIdentityService(
  given: Partial<IdentityServiceOptions> = {},
): Promise<IdentityService> {
  const options = { ...defaultOptions, ...given }
  const { stateFile } = options
  const state = stateFile === undefined ? undefined : readState(stateFile)
  // All that takes time comes before listening, so that no request finds nobody at home.
  await loadOidcProvider()
  const keys = state?.keys ?? (await makeKeys())
  const server = createServer()
  const port = await listen(server, options.port || (state?.port ?? 0))
  const origin = `http://127.0.0.1:${port}`

  const store = new Store(state ?? { models: {}, consents: [] }, save)
  function save(): void {
    if (stateFile !== undefined) writeState(stateFile, { ...store.contents(), port, keys })
  }
  const switches = switchesOf(options)
  const faults = new FaultPlan()
  const requests = new RequestLog()
  const witness = new Witness()
  try {
    save()
    const made = { origin, options, switches, keys, store }
    const [provider, beproduct] = [await makeBeatport(made), await makeBeproduct(made)]
    const parts = { provider, beproduct, options, switches, faults, requests, witness, store }
    for (const layer of layersOf(parts)) provider.use(layer)
    const handle = provider.callback()
    server.on('request', (request, response) => void handle(request, response))
  } catch (error) {
    await close(server)
    throw error
  }

  return {
    origin,
    port,
    switches,
    faults,
    requests,
    witness,
    ...profilesOf(origin, options.redirectUris[0] ?? ''),
    forgetEverything: () => store.clear(),
    stop: () => close(server),
  }
}
