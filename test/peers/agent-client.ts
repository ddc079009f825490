import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { IdentityService } from '../identity-service/index.ts'
import { Person } from '../unit/identity-service/person.ts'

/** oidc-agent asks for this scope whether it was told to or not. */
const alwaysAsked = 'offline_access'

/** What it is told to ask for. */
export const agentScope = 'openid profile'

const redirectUri = 'edu.kit.data.oidc-agent:/redirect'

/** oidc-agent as the service has it registered: it sends id and secret in a header. */
export const agentClient = {
  client_id: 'oidc-agent',
  client_secret: 'agent-5kP2vN8xQ1mT7cR4wY9zL3hB6jD0gF',
  client_name: 'oidc-agent',
  application_type: 'native',
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [redirectUri],
  scope: `${agentScope} ${alwaysAsked}`,
} as const

const Tokens = v.object({ refresh_token: v.string() })

/** Signs a person in with oidc-agent's client, from the first page on, and gives the refresh token. */
export async function agentRefreshToken(service: IdentityService): Promise<string> {
  const { authorizationEndpoint, tokenEndpoint } = service.beproductProfile()
  const verifier = randomBytes(32).toString('base64url')
  const request = new URLSearchParams({
    client_id: agentClient.client_id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: agentClient.scope,
    prompt: 'consent',
    state: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const { url } = await new Person().signIn(`${authorizationEndpoint}?${request.toString()}`)
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${agentClient.client_id}:${agentClient.client_secret}`)}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(url).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  return v.parse(Tokens, await response.json()).refresh_token
}
