import type Provider from 'oidc-provider'
import { accountOf } from '../accounts.ts'
import type { Middleware } from '../http.ts'
import { accountPage } from '../pages/account.ts'
import { createAccountPage } from '../pages/create-account.ts'
import { send } from '../pages/send.ts'
import { style } from '../pages/style.ts'
import { localPaths } from '../paths.ts'

/** The pages that a person opens by hand: who is signed in here, and what they may change. */
export function accountSettings(provider: Provider): Middleware {
  return async (context, next) => {
    if (context.path === '/' || context.path === localPaths.accountSettings) {
      const session = await provider.Session.get(context)
      send(context, 200, accountPage(accountOf(session.accountId)))
    } else if (context.path === localPaths.createAccount) send(context, 200, createAccountPage())
    else if (context.path === localPaths.style) {
      context.type = 'css'
      context.body = style
    } else await next()
  }
}
