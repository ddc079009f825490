import { join } from 'node:path'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { makeKeys } from '../identity-service/keys.ts'
import { writeState } from '../identity-service/store/state-file.ts'
import { agentClient } from './agent-client.ts'

/**
 * The local identity service with oidc-agent among its registered clients; refresh tokens rotate, and
 * one that comes twice ends its session. `tokenSeconds`: how long access tokens live.
 */
export async function startPeerService(
  folder: string,
  tokenSeconds: number,
): Promise<IdentityService> {
  const stateFile = join(folder, 'identity-service.json')
  writeState(stateFile, {
    port: 0,
    keys: await makeKeys(),
    models: { 'BeProduct.Client': { [agentClient.client_id]: agentClient } },
    consents: [],
  })
  return startIdentityService({
    stateFile,
    keepAlive: false,
    reuse: 'strict',
    beproductTokenSeconds: tokenSeconds,
  })
}

/** The renewals that were answered with tokens since the log was cleared. */
export function renewalsAnswered({ requests }: IdentityService): number {
  return requests.token.filter(
    ({ token, status }) => token?.grantType === 'refresh_token' && status === 200,
  ).length
}

/** Whether the service takes this access token now. */
export async function isAlive(service: IdentityService, token: string): Promise<boolean> {
  const url = service.beproductProfile().userinfo?.endpoint ?? ''
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).ok
}
