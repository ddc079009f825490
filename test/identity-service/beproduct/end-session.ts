import * as v from 'valibot'
import type { Context, Middleware } from '../http.ts'
import { signedOutPage } from '../pages/message.ts'
import { send } from '../pages/send.ts'
import { beproductSite } from '../pages/site.ts'
import { beproductPaths } from '../paths.ts'

const Hinted = v.object({
  entities: v.object({ IdTokenHint: v.object({}) }),
  params: v.object({
    post_logout_redirect_uri: v.optional(v.string()),
    state: v.optional(v.string()),
  }),
})

/**
 * BeProduct's end-session endpoint over oidc-provider's (OpenID Connect RP-Initiated Logout), which
 * asks always. Here an ID token as hint is enough of a yes, and without one there is no way back to
 * the app. Refresh tokens live on: who is away has not signed out of the app.
 */
export const endSession: Middleware = async (context, next) => {
  const { path } = context
  if (path === beproductPaths.signedOut || path === `${beproductPaths.endSession}/success`) {
    send(context, 200, signedOutPage(beproductSite))
    return
  }
  const { id_token_hint: hint, post_logout_redirect_uri: _, ...others } = context.query
  if (path === beproductPaths.endSession && !hint) context.query = others
  await next()
  if (path !== beproductPaths.endSession || context.status !== 200) return
  const hinted = v.safeParse(Hinted, context.oidc)
  if (hinted.success) await leave(context, hinted.output.params)
  else if (!context.oidc.session?.accountId) send(context, 200, signedOutPage(beproductSite))
}

async function leave(context: Context, params: v.InferOutput<typeof Hinted>['params']) {
  const { provider, session } = context.oidc
  await session?.destroy()
  context.cookies.set(provider.cookieName('session'), null, { httpOnly: true, overwrite: true })
  const { post_logout_redirect_uri: returnTo, state } = params
  if (returnTo === undefined) {
    send(context, 200, signedOutPage(beproductSite))
    return
  }
  const url = new URL(returnTo)
  if (state !== undefined) url.searchParams.set('state', state)
  context.status = 302
  context.redirect(url.href)
}
