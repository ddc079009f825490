import { createServer } from 'node:http'
import type { ServiceProfile } from '../../main/session/service-profile.ts'
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
import { profileOf } from './profile.ts'
import { makeProvider } from './provider.ts'
import { RequestLog } from './request-log.ts'
import { readState, writeState } from './store/state-file.ts'
import { Store } from './store/store.ts'
import { Witness } from './witness.ts'

export { IdentityServiceError } from './errors.ts'
export type { Fault, FaultyRoute } from './faults.ts'
export type { IdentityServiceOptions, ReuseMode, Switches } from './options.ts'

/** A running identity service. */
export type IdentityService = {
  /** Also its issuer identifier. */
  readonly origin: string
  readonly port: number
  /** May be changed at any time. */
  readonly switches: Switches
  readonly faults: FaultPlan
  readonly requests: RequestLog
  /** Every secret that the token endpoint took or gave, to look for where it must not be. */
  readonly witness: Witness
  /** The profile that lets Deckpass sign in here; `redirectUri` is the first option unless told. */
  serviceProfile(redirectUri?: string): ServiceProfile
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
    const provider = await makeProvider({ issuer: origin, options, switches, keys, store })
    for (const layer of layersOf({ provider, options, switches, faults, requests, witness, store }))
      provider.use(layer)
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
    serviceProfile: (redirectUri = options.redirectUris[0] ?? '') => profileOf(origin, redirectUri),
    forgetEverything: () => store.clear(),
    stop: () => close(server),
  }
}
