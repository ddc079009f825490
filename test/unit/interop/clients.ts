import { randomBytes } from 'node:crypto'
import { OAuth2Client } from '@badgateway/oauth2-client'
import * as openid from 'openid-client'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { startDeckpass } from '../identity-service/deckpass.ts'

/**
 * What became of an answer: `refused`, or `taken` with the life in seconds that the client counts with
 * (`taken, no life` where it knows none).
 */
export type Outcome = 'refused' | 'taken, no life' | `taken, ${string} s`

/** One way through a sign-in, and a renewal after it, for one client. */
export type Client = (profile: PersonProfile) => Promise<{
  readonly signIn: Outcome
  /** `undefined` where there was nothing to renew. */
  renew(): Promise<Outcome>
}>

const taken = (seconds: number | undefined): Outcome =>
  seconds === undefined ? 'taken, no life' : `taken, ${seconds} s`

export const deckpass: Client = async (profile) => {
  const { session, signIn } = await startDeckpass(profile)
  await signIn()
  const life = async (): Promise<Outcome> => {
    if (session.see().state.phase !== 'signed-in') return 'refused'
    return taken((await session.accessToken({ minValidity: 0 })).lifetime / 1000)
  }
  return {
    signIn: await life(),
    async renew() {
      const result = await session.renewNow()
      return result.is === 'issued' ? taken(result.issued.lifetime / 1000) : 'refused'
    },
  }
}

/** openid-client as its documents have it, and with ID tokens' signatures checked as Deckpass does. */
export const openidClient: Client = async (profile) => {
  const { issuer, authorizationEndpoint, tokenEndpoint, idToken, clientId, redirectUri } = profile
  const server = {
    issuer,
    authorization_endpoint: authorizationEndpoint,
    token_endpoint: tokenEndpoint,
    ...(idToken.use === 'signed' && {
      jwks_uri: idToken.jwksUri,
      id_token_signing_alg_values_supported: [...idToken.algorithms],
    }),
  }
  const config = new openid.Configuration(server, clientId, undefined, openid.None())
  openid.allowInsecureRequests(config)
  openid.enableNonRepudiationChecks(config)
  const checks = {
    pkceCodeVerifier: openid.randomPKCECodeVerifier(),
    expectedState: openid.randomState(),
    expectedNonce: openid.randomNonce(),
    idTokenExpected: true,
  }
  const asked = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: profile.scopes.join(' '),
    code_challenge: await openid.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  })
  const callback = await comeBack(asked)
  return {
    signIn: await outcomeOf(async () => {
      const tokens = await openid.authorizationCodeGrant(config, new URL(callback), checks)
      return tokens.expires_in
    }),
    renew: () =>
      outcomeOf(async () => (await openid.refreshTokenGrant(config, 'refresh-1')).expires_in),
  }
}

/** A second library, of other people and with other code in it: OAuth alone, without ID tokens. */
export const badgatewayClient: Client = async (profile) => {
  const { authorizationEndpoint, tokenEndpoint, clientId, redirectUri } = profile
  const client = new OAuth2Client({ clientId, authorizationEndpoint, tokenEndpoint, fetch })
  const state = randomBytes(16).toString('hex')
  const codeVerifier = randomBytes(32).toString('base64url')
  const asked = await client.authorizationCode.getAuthorizeUri({ redirectUri, state, codeVerifier })
  const callback = await comeBack(asked)
  const refreshToken = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: null }
  const lifeOf = ({ expiresAt }: { expiresAt: number | null }) =>
    expiresAt === null ? undefined : Math.round((expiresAt - Date.now()) / 1000)
  const answer = { redirectUri, state, codeVerifier }
  return {
    signIn: await outcomeOf(async () =>
      lifeOf(await client.authorizationCode.getTokenFromCodeRedirect(callback, answer)),
    ),
    renew: () => outcomeOf(async () => lifeOf(await client.refreshToken(refreshToken))),
  }
}

async function outcomeOf(grant: () => Promise<number | undefined>): Promise<Outcome> {
  try {
    return taken(await grant())
  } catch {
    return 'refused'
  }
}

/** Where the browser is sent by an authorization request. */
async function comeBack(asked: URL | string): Promise<string> {
  const { headers } = await fetch(asked, { redirect: 'manual' })
  return headers.get('location') ?? ''
}
