import type { Configuration } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { accountOf } from './accounts.ts'
import { clientsFor, foreignScopes, scopes } from './clients.ts'
import { endOldAccessTokens, grantOf } from './grants.ts'
import type { Keys } from './keys.ts'
import { loadOidcProvider } from './oidc-provider.ts'
import type { IdentityServiceOptions, Switches } from './options.ts'
import { authorizationErrorPage } from './pages/message.ts'
import { send } from './pages/send.ts'
import { beatportSite, type Site } from './pages/site.ts'
import { localPaths, paths } from './paths.ts'
import { interactionUrl } from './routes/interactions.ts'
import { adapterFor } from './store/adapter.ts'
import type { Store } from './store/store.ts'

/** What a provider is made from. */
export type ProviderParts = {
  readonly origin: string
  readonly options: IdentityServiceOptions
  readonly switches: Switches
  readonly keys: Keys
  readonly store: Store
}

export const hour = 60 * 60
export const day = 24 * hour
const years = 10 * 365 * day

/** oidc-provider with Beatport's routes, lives and rules. */
export function makeBeatport(parts: ProviderParts): Promise<Provider> {
  return makeProvider(parts.origin, beatportSite, beatport(parts), parts)
}

/** oidc-provider with what is the same for every service here, and its own pages. */
export async function makeProvider(
  issuer: string,
  site: Site,
  configuration: Configuration,
  { keys, store }: ProviderParts,
): Promise<Provider> {
  const { Provider, interactionPolicy } = await loadOidcProvider()
  const policy = interactionPolicy.base()
  // A native client is asked for consent once, not every time (RFC 8252 section 8.6 would have it).
  policy.get('consent')?.checks.remove('native_client_prompt')
  const provider = new Provider(issuer, {
    ...configuration,
    jwks: { keys: [keys.signing] },
    clientBasedCORS: () => false,
    expiresWithSession: () => false,
    loadExistingGrant: (context) => grantOf(context, store),
    interactions: { policy, url: (_, interaction) => interactionUrl(site, interaction) },
    ttl: {
      AuthorizationCode: () => 60,
      Interaction: () => hour,
      Session: () => 14 * day,
      Grant: () => years,
      ...configuration.ttl,
    },
    renderError: (context, { error, error_description: description }) => {
      send(context, context.status, authorizationErrorPage(site, error, description))
    },
  })
  provider.on('server_error', (_, error) => console.error('identity service:', error))
  // What a client does by going away is not worth a word; what goes wrong here is, see layers.ts.
  provider.silent = true
  return provider
}

function beatport({ options, switches, keys, store }: ProviderParts): Configuration {
  return {
    adapter: (model) => adapterFor(store, switches, model),
    clients: clientsFor(options.redirectUris),
    cookies: { keys: keys.cookies },
    scopes: [...scopes, ...foreignScopes],
    pkce: { required: () => true },
    routes: {
      authorization: paths.authorize,
      token: paths.token,
      userinfo: paths.userinfo,
      revocation: paths.revocation,
      jwks: localPaths.jwks,
      end_session: localPaths.endSession,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_, client, token) => token.clientId === client.clientId,
      },
    },
    // Beatport's codes and refresh tokens have 30 characters.
    formats: {
      bitsOfOpaqueRandomness: (_, { kind }) =>
        kind === 'AuthorizationCode' || kind === 'RefreshToken' ? 180 : 256,
    },
    ttl: {
      AccessToken: () => switches.accessTokenSeconds,
      ClientCredentials: () => switches.accessTokenSeconds,
      RefreshToken: () => switches.refreshTokenSeconds,
      IdToken: () => switches.idTokenSeconds,
    },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: (context) => endOldAccessTokens(context).then(() => true),
    findAccount: (_, sub) => accountOf(sub) && { accountId: sub, claims: () => ({ sub }) },
  }
}
