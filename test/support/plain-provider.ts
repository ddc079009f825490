import { createServer } from 'node:http'
import type { PersonProfile } from '../../main/session/service-profile.ts'
import { loadOidcProvider } from '../identity-service/oidc-provider.ts'
import { makeKeys } from '../identity-service/keys.ts'
import { close, listen } from '../identity-service/listen.ts'

/** A certified OpenID provider as it comes, with its own routes and pages: nothing of Beatport's. */
export type PlainProvider = {
  readonly origin: string
  readonly profile: PersonProfile
  stop(): Promise<void>
}

export async function startPlainProvider(redirectUri: string): Promise<PlainProvider> {
  const server = createServer()
  const port = await listen(server, 0)
  const origin = `http://127.0.0.1:${port}`
  const { default: Provider } = await loadOidcProvider()
  const keys = await makeKeys()
  const provider = quietly(
    () =>
      new Provider(origin, {
        jwks: { keys: [keys.signing] },
        cookies: { keys: keys.cookies },
        clients: [
          {
            client_id: 'plain',
            application_type: 'native',
            token_endpoint_auth_method: 'none',
            grant_types: ['authorization_code', 'refresh_token'],
            redirect_uris: [redirectUri],
            post_logout_redirect_uris: [`${origin}/signed-out`],
          },
        ],
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({ sub: id, name: `Plain ${id}` }),
        }),
        claims: { openid: ['sub'], profile: ['name'] },
        features: { userinfo: { enabled: true } },
        ttl: {
          AccessToken: 30,
          Grant: 3600,
          IdToken: 3600,
          RefreshToken: 3600,
          Session: 3600,
          Interaction: 600,
          AuthorizationCode: 60,
        },
      }),
  )
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))
  return {
    origin,
    profile: {
      id: 'plain',
      name: 'Plain provider',
      issuer: origin,
      clientId: 'plain',
      redirectUri,
      scopes: ['openid', 'profile', 'offline_access'],
      prompt: 'consent',
      authorizationEndpoint: `${origin}/auth`,
      tokenEndpoint: `${origin}/token`,
      idToken: { use: 'signed', jwksUri: `${origin}/jwks`, algorithms: ['RS256'] },
      userinfo: { endpoint: `${origin}/me`, bearer: 'access_token' },
      claims: { displayName: 'name' },
    },
    stop: () => close(server),
  }
}

/** The provider warns that its defaults, which are what is wanted here, are for development only. */
function quietly<Value>(make: () => Value): Value {
  const { warn } = console
  console.warn = () => undefined
  try {
    return make()
  } finally {
    console.warn = warn
  }
}
