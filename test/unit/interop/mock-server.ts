import { OAuth2Server } from 'oauth2-mock-server'
import { beforeEach } from 'vitest'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { type Deckpass, startDeckpass } from '../identity-service/deckpass.ts'

/** oauth2-mock-server: another's idea of an OpenID provider, and one that can be told to be wrong. */
export type MockProvider = {
  server(): OAuth2Server
  profile(): PersonProfile
  /** Deckpass, which has signed in with nothing but that profile. */
  signedIn(): Promise<Deckpass>
}

/** A provider for each test of a file, which ends with the test. */
export function mockProviderForEach(): MockProvider {
  let server: OAuth2Server
  let profile: PersonProfile

  beforeEach(async () => {
    server = new OAuth2Server()
    await server.issuer.keys.generate('RS256', { kid: 'mock-1' })
    await server.start(0, '127.0.0.1')
    server.issuer.url = `http://127.0.0.1:${server.address().port}`
    profile = profileOf(server.issuer.url)
    return () => server.stop()
  })

  return {
    server: () => server,
    profile: () => profile,
    async signedIn() {
      const deckpass = await startDeckpass(profile)
      await deckpass.signIn()
      return deckpass
    },
  }
}

function profileOf(origin: string): PersonProfile {
  return {
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
}
