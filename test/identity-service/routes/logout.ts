import type Provider from 'oidc-provider'
import type { Middleware } from '../http.ts'
import type { Switches } from '../options.ts'
import { signedOutPage } from '../pages/message.ts'
import { send } from '../pages/send.ts'
import { beatportSite } from '../pages/site.ts'
import { localPaths, paths } from '../paths.ts'
import type { Store } from '../store/store.ts'

type Parts = {
  readonly provider: Provider
  readonly store: Store
  readonly switches: Switches
  /** The addresses that `callbackUrl` may name. */
  readonly callbackUrls: ReadonlySet<string>
}

/**
 * Ends the browser's session. Goes on to `callbackUrl` if that is allowed; any other address would
 * make this an open redirector (RFC 9700 section 4.11), so it ends on a page of its own.
 */
export function logout({ provider, store, switches, callbackUrls }: Parts): Middleware {
  return async (context, next) => {
    if (context.path === localPaths.signedOut) send(context, 200, signedOutPage(beatportSite))
    else if (context.path === paths.logout) {
      const session = await provider.Session.get(context)
      if (session.accountId) {
        if (switches.logoutRevokes)
          for (const model of ['RefreshToken', 'AccessToken'])
            store.remove(model, ({ sessionUid }) => sessionUid === session.uid)
        await session.destroy()
      }
      const cookie = provider.cookieName('session')
      context.cookies.set(cookie, null, { httpOnly: true, sameSite: 'lax' })
      const callback = new URLSearchParams(context.querystring).get('callbackUrl')
      if (callback !== null && callbackUrls.has(callback)) context.redirect(callback)
      else send(context, 200, signedOutPage(beatportSite))
    } else await next()
  }
}
