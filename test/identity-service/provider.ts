import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { accountOf } from './accounts.ts'
import { clientsFor, foreignScopes, scopes, unscopedClientId } from './clients.ts'
import type { Keys } from './keys.ts'
import { loadOidcProvider } from './oidc-provider.ts'
import type { IdentityServiceOptions, Switches } from './options.ts'
import { authorizationErrorPage } from './pages/message.ts'
import { send } from './pages/send.ts'
import { localPaths, paths } from './paths.ts'
import { interactionUrl } from './routes/interactions.ts'
import { adapterFor } from './store/adapter.ts'
import type { Store } from './store/store.ts'

type Parts = {
  readonly issuer: string
  readonly options: IdentityServiceOptions
  readonly switches: Switches
  readonly keys: Keys
  readonly store: Store
}

const hour = 60 * 60
const years = 10 * 365 * 24 * hour

/** oidc-provider with Beatport's routes, lives and rules. */
export async function makeProvider(parts: Parts): Promise<Provider> {
  const { Provider, interactionPolicy } = await loadOidcProvider()
  const policy = interactionPolicy.base()
  // A native client is asked for consent once, not every time (RFC 8252 section 8.6 would have it).
  policy.get('consent')?.checks.remove('native_client_prompt')
  const provider = new Provider(parts.issuer, {
    ...configurationOf(parts),
    interactions: { policy, url: (_, interaction) => interactionUrl(interaction) },
  })
  provider.on('server_error', (_, error) => console.error('identity service:', error))
  // What a client does by going away is not worth a word; what goes wrong here is, see layers.ts.
  provider.silent = true
  return provider
}

function configurationOf({ options, switches, keys, store }: Parts): Configuration {
  return {
    adapter: (model) => adapterFor(store, switches, model),
    clients: clientsFor(options.redirectUris),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies },
    scopes: [...scopes, ...foreignScopes],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
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
      AuthorizationCode: () => 60,
      Interaction: () => hour,
      Session: () => 14 * 24 * hour,
      Grant: () => years,
    },
    expiresWithSession: () => false,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: endOldAccessTokens,
    loadExistingGrant: (context) => grantOf(context, store),
    findAccount: (_, sub) => accountOf(sub) && { accountId: sub, claims: () => ({ sub }) },
    renderError: (context, { error, error_description: description }) => {
      send(context, context.status, authorizationErrorPage(error, description))
    },
  }
}

/** Every renewal rotates, and the access token of before is dead at once, as at Beatport. */
async function endOldAccessTokens({ oidc }: KoaContextWithOIDC): Promise<boolean> {
  const grantId = oidc.entities.RefreshToken?.grantId
  if (grantId) await oidc.provider.AccessToken.revokeByGrantId(grantId)
  return true
}

/**
 * The grant that a sign-in gets: the one just consented to, or a fresh one if consent was given
 * before. Never an older one, so that every sign-in is a token family of its own.
 */
async function grantOf({ oidc }: KoaContextWithOIDC, store: Store) {
  const consented = oidc.result?.consent?.grantId
  if (consented) return oidc.provider.Grant.find(consented)
  const accountId = oidc.session?.accountId
  const clientId = oidc.client?.clientId
  if (!accountId || !clientId || clientId === unscopedClientId) return undefined
  if (!store.consented(accountId, clientId)) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope([...oidc.requestParamOIDCScopes])
  await grant.save()
  return grant
}
