import type Provider from 'oidc-provider'
import { accountOf } from '../accounts.ts'
import { bearerOf, type Middleware } from '../http.ts'
import { paths } from '../paths.ts'

/** An API route: answers the bearer of a living access token, and 401 in the API's words else. */
export function myAccount(provider: Provider): Middleware {
  return async (context, next) => {
    if (context.path !== paths.myAccount) {
      await next()
      return
    }
    const bearer = bearerOf(context)
    const token = bearer ? await provider.AccessToken.find(bearer) : undefined
    const account = token?.isValid ? accountOf(token.accountId) : undefined
    if (!account) {
      context.status = 401
      context.body = { detail: 'Authentication credentials were not provided.' }
      return
    }
    context.body = {
      id: account.id,
      username: account.username,
      email: account.email,
      first_name: account.firstName,
      last_name: account.lastName,
      email_confirmed: true,
    }
  }
}
