import type Provider from 'oidc-provider'
import { accountOf } from '../accounts.ts'
import { anonymousScope } from '../clients.ts'
import { type Context, type Middleware, readForm } from '../http.ts'
import { paths } from '../paths.ts'

/**
 * Token introspection (RFC 7662) with Beatport's extra members, for confidential clients. The
 * parameters come in the query of a GET or in the form of a POST.
 */
export function introspect(provider: Provider): Middleware {
  return async (context, next) => {
    if (context.path !== paths.introspect) {
      await next()
      return
    }
    const fields = context.method === 'POST' ? await readForm(context.req) : queryOf(context)
    if (!(await isConfidential(provider, fields))) {
      context.status = 403
      context.body = { detail: 'You do not have permission to perform this action.' }
      return
    }
    context.body = await describe(provider, fields.get('token') ?? '')
  }
}

function queryOf(context: Context): URLSearchParams {
  return new URLSearchParams(context.querystring)
}

async function isConfidential(provider: Provider, fields: URLSearchParams): Promise<boolean> {
  const client = await provider.Client.find(fields.get('client_id') ?? '')
  const secret = fields.get('client_secret') ?? ''
  return client?.clientSecret !== undefined && (await client.compareClientSecret(secret))
}

async function describe(provider: Provider, token: string): Promise<object> {
  const person =
    (await provider.AccessToken.find(token)) ?? (await provider.RefreshToken.find(token))
  const found = person ?? (await provider.ClientCredentials.find(token))
  if (!found?.isValid) return { active: false }
  const application = {
    active: true,
    scope: found.scope ?? anonymousScope,
    exp: found.exp,
    client_id: found.clientId,
    beatport_application_id: 12345,
    beatport_application_name: 'Deckpass',
    beatport_application_app_scope: anonymousScope,
  }
  const account = accountOf(person?.accountId)
  if (!account) return { ...application, is_authenticated: false }
  return {
    ...application,
    username: account.username,
    user_id: account.id,
    email: account.email,
    email_confirmed: true,
    first_name: account.firstName,
    last_name: account.lastName,
    date_joined: account.joined,
    is_authenticated: true,
    is_superuser: false,
    is_staff: false,
  }
}
