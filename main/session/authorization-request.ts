import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { base64url } from './encoding.ts'
import type { Clock, Random } from './ports.ts'
import type { PendingSignIn } from './record.ts'
import { Secret } from './secret.ts'
import type { PersonProfile } from './service-profile.ts'

/** Fresh secrets for one sign-in: 256 random bits each for state, nonce and code verifier. */
export function beginSignIn(random: Random, clock: Clock, redirectUri: string): PendingSignIn {
  return {
    redirectUri,
    state: new Secret('state', base64url(random.bytes(32))),
    nonce: new Secret('nonce', base64url(random.bytes(32))),
    codeVerifier: new Secret('code verifier', base64url(random.bytes(32))),
    startedAt: clock.now(),
  }
}

/**
 * The address to open in the browser: an authorization request (RFC 6749 section 4.1.1) with an S256
 * code challenge (RFC 7636 section 4.3), state, and a nonce where an ID token is asked for. `prompt`
 * is OpenID Connect's (Core section 3.1.2.1): this sign-in's own and the profile's, which can be
 * what a refresh token depends on (section 11).
 */
export async function authorizationUrl(
  profile: PersonProfile,
  pending: PendingSignIn,
): Promise<string> {
  const prompts = new Set([pending.prompt, profile.prompt].filter((each) => each !== undefined))
  const prompt = [...prompts].join(' ')
  const url = new URL(profile.authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: profile.clientId,
    redirect_uri: pending.redirectUri,
    scope: profile.scopes.join(' '),
    state: pending.state.reveal(),
    code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier.reveal()),
    code_challenge_method: 'S256',
    ...(profile.scopes.includes('openid') && { nonce: pending.nonce.reveal() }),
    ...(prompt && { prompt }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
