import { OAuth2Server } from 'oauth2-mock-server'
import type { PersonProfile } from '../../../main/session/service-profile.ts'

/**
 * oauth2-mock-server: another's idea of an OpenID provider, and one that can be told to be wrong.
 * Deckpass meets it with nothing but this profile.
 */
export type MockProvider = { readonly server: OAuth2Server; readonly profile: PersonProfile }

export async function startMockProvider(): Promise<MockProvider> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256', { kid: 'mock-1' })
  await server.start(0, '127.0.0.1')
  const origin = `http://127.0.0.1:${server.address().port}`
  server.issuer.url = origin
  const profile: PersonProfile = {
    id: 'mock',
    name: 'Mock',
    issuer: origin,
    clientId: 'mock-client',
    redirectUri: 'app.deckpass.dev://callback',
    scopes: ['openid', 'offline_access'],
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    revocationEndpoint: `${origin}/revoke`,
    idToken: { use: 'signed', jwksUri: `${origin}/jwks`, algorithms: ['RS256'] },
    userinfo: { endpoint: `${origin}/userinfo`, bearer: 'access_token' },
    claims: { displayName: 'sub' },
    browserSignOut: {
      endpoint: `${origin}/endsession`,
      style: 'end-session',
      returnTo: `${origin}/after`,
    },
  }
  return { server, profile }
}
