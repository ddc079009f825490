import type Provider from 'oidc-provider'
import * as v from 'valibot'
import { type Account, accountOf } from '../accounts.ts'
import { bearerOf, type Context, type Middleware } from '../http.ts'
import { paths } from '../paths.ts'

/** Who the bearer of this **ID token** is: the route does not take access tokens. */
export function userinfo(provider: Provider): Middleware {
  return async (context, next) => {
    if (context.path !== paths.userinfo) {
      await next()
      return
    }
    const account = await accountOfIdToken(provider, bearerOf(context))
    if (!account) {
      refuse(context)
      return
    }
    context.body = {
      sub: account.username,
      email: account.email,
      username: account.username,
      firstName: account.firstName,
      lastName: account.lastName,
      emailConfirmed: true,
    }
  }
}

const Claims = v.object({ sub: v.string(), aud: v.string(), exp: v.number() })

const Unverified = v.pipe(v.string(), v.parseJson(), Claims)

/** oidc-provider checks signature, issuer and audience; a hint may have expired, a bearer may not. */
async function accountOfIdToken(
  provider: Provider,
  token: string | undefined,
): Promise<Account | undefined> {
  const payload = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()
  const claimed = v.safeParse(Unverified, payload)
  const client = claimed.success ? await provider.Client.find(claimed.output.aud) : undefined
  if (!token || !client) return undefined
  try {
    const claims = v.parse(Claims, (await provider.IdToken.validate(token, client)).payload)
    return claims.exp * 1000 > Date.now() ? accountOf(claims.sub) : undefined
  } catch {
    return undefined
  }
}

/** django-oauth-toolkit writes JSON here and calls it HTML. */
function refuse(context: Context): void {
  const error = 'invalid_token'
  const description = 'The access token provided is expired, revoked, malformed, or invalid.'
  context.status = 401
  context.set('WWW-Authenticate', `Bearer error="${error}", error_description="${description}"`)
  context.type = 'html'
  context.body = JSON.stringify({ error, error_description: description })
}
