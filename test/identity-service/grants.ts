import type { KoaContextWithOIDC } from 'oidc-provider'
import { unscopedClientId } from './clients.ts'
import type { Store } from './store/store.ts'

/**
 * The grant that a sign-in gets: the one just consented to, or a fresh one if consent was given
 * before. Never an older one, so that every sign-in is a token family of its own.
 */
export async function grantOf({ oidc }: KoaContextWithOIDC, store: Store) {
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

/** On a renewal the access token of before is dead at once. */
export async function endOldAccessTokens({ oidc }: KoaContextWithOIDC): Promise<void> {
  const grantId = oidc.entities.RefreshToken?.grantId
  if (grantId) await oidc.provider.AccessToken.revokeByGrantId(grantId)
}
