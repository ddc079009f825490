import type { Context } from './http.ts'
import type { Issued } from './token-answers.ts'

/**
 * Says no as django-oauth-toolkit does: by `error` alone, but for what is missing, and with the
 * scheme of bearer tokens where the client is not known. Where oidc-provider's error is another one,
 * it becomes django's.
 */
export function refuseAsDjango(context: Context, error: string): void {
  const { client, params } = context.oidc
  const grantType = params?.['grant_type']
  if (!params?.['client_id'] && !client) refuse(context, 401, 'invalid_client')
  else if (error === 'invalid_client') refuse(context, 401, error)
  else if (grantType === undefined || error === 'unsupported_grant_type')
    refuse(context, 400, 'unsupported_grant_type')
  else if (typeof grantType === 'string' && client?.grantTypeAllowed(grantType) === false)
    refuse(context, 400, 'unauthorized_client')
  else if (grantType === 'refresh_token' && params?.['refresh_token'] === undefined)
    refuse(context, 400, 'invalid_request', 'Missing refresh token parameter.')
  else if (error === 'invalid_grant') refuse(context, 400, error)
}

/** What django-oauth-toolkit thinks of a body that is no form: it finds no `grant_type` in it. */
export function refuseBody(context: Context): void {
  refuse(context, 400, 'unsupported_grant_type')
}

/** An ID token cannot be signed where the app has no algorithm: the exchange breaks down. */
export function breakDown(context: Context): void {
  context.status = 500
  context.type = 'html'
  context.body = '<!doctype html><title>Server Error (500)</title><h1>Server Error (500)</h1>'
}

/** Whether this answer is to an exchange that would have brought an ID token. */
export function isSignIn(context: Context, { scope }: Issued): boolean {
  const isExchange = context.oidc.params?.['grant_type'] === 'authorization_code'
  return isExchange && scope.split(' ').includes('openid')
}

function refuse(context: Context, status: number, error: string, description?: string): void {
  context.status = status
  if (status === 401) context.set('WWW-Authenticate', `Bearer error="${error}"`)
  context.body = { error, ...(description !== undefined && { error_description: description }) }
}
