import type { ClientMetadata, Configuration } from 'oidc-provider'
import type Provider from 'oidc-provider'
import { type Account, accountOf } from '../accounts.ts'
import { beproductClient } from '../credentials.ts'
import { endSessionPage } from '../pages/end-session.ts'
import { send } from '../pages/send.ts'
import { beproductSite } from '../pages/site.ts'
import { beproductMount, beproductPaths } from '../paths.ts'
import { day, hour, makeProvider, type ProviderParts } from '../provider.ts'
import { adapterFor } from '../store/adapter.ts'

/** The scopes of every BeProduct client. */
export const beproductScopes = [
  'openid',
  'profile',
  'email',
  'roles',
  'offline_access',
  'BeProductPublicApi',
] as const

/** A second oidc-provider, with BeProduct's routes, lives and rules; to be mounted at its prefix. */
export function makeBeproduct(parts: ProviderParts): Promise<Provider> {
  return makeProvider(parts.origin + beproductMount, beproductSite, beproduct(parts), parts)
}

function beproduct(parts: ProviderParts): Configuration {
  const { switches, keys, store } = parts
  return {
    adapter: (model) => adapterFor(store, switches, model, 'BeProduct.'),
    clients: [clientOf(parts)],
    cookies: {
      keys: keys.cookies,
      names: {
        session: 'idsrv_session',
        interaction: 'idsrv_interaction',
        resume: 'idsrv_resume',
      },
    },
    scopes: [...beproductScopes],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email', 'email_verified'],
      roles: ['role'],
    },
    pkce: { required: () => false },
    routes: {
      authorization: unmounted(beproductPaths.authorize),
      token: unmounted(beproductPaths.token),
      userinfo: unmounted(beproductPaths.userinfo),
      end_session: unmounted(beproductPaths.endSession),
      jwks: unmounted(beproductPaths.jwks),
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => send(context, 200, endSessionPage(beproductSite, form)),
      },
    },
    ttl: {
      AccessToken: () => switches.beproductTokenSeconds,
      RefreshToken: () => 30 * day,
      IdToken: () => hour,
    },
    rotateRefreshToken: () => switches.beproductRotates,
    findAccount: (_, id) => {
      const account = accountOf(id)
      return account && { accountId: id, claims: () => claimsOf(account) }
    },
  }
}

/** A route as the provider has it, which does not know where it is mounted. */
function unmounted(path: string): string {
  return path.slice(beproductMount.length)
}

function clientOf({ origin, options }: ProviderParts): ClientMetadata {
  return {
    client_id: beproductClient.id,
    client_secret: beproductClient.secret,
    client_name: 'Deckpass',
    application_type: 'native',
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...options.redirectUris],
    post_logout_redirect_uris: [origin + beproductPaths.signedOut, ...options.callbackUrls],
    scope: beproductScopes.join(' '),
  }
}

function claimsOf(account: Account) {
  return {
    sub: account.username,
    name: `${account.firstName} ${account.lastName}`,
    given_name: account.firstName,
    family_name: account.lastName,
    preferred_username: account.username,
    email: account.email,
    email_verified: true,
    role: 'Designer',
  }
}
