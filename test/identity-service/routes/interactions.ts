import type { Interaction } from 'oidc-provider'
import type Provider from 'oidc-provider'
import * as v from 'valibot'
import { accountOf, authenticate } from '../accounts.ts'
import { unscopedClientId } from '../clients.ts'
import { type Context, type Middleware, readForm, refuseMethod } from '../http.ts'
import { consentPage } from '../pages/consent.ts'
import { loginPage } from '../pages/login.ts'
import { expiredPage, notScopedPage } from '../pages/message.ts'
import { send } from '../pages/send.ts'
import type { Site } from '../pages/site.ts'
import type { Store } from '../store/store.ts'

/** The page of a prompt that oidc-provider needs a person for. */
export function interactionUrl(site: Site, { prompt, uid }: Interaction): string {
  return `${prompt.name === 'login' ? site.login : site.consent}/${uid}`
}

const Request = v.object({ client_id: v.string(), scope: v.optional(v.string(), '') })

type Parts = { readonly provider: Provider; readonly store: Store; readonly site: Site }

/** A provider's login and consent pages, and what their buttons do. */
export function interactions(parts: Parts): Middleware {
  const { provider, site } = parts
  return async (context, next) => {
    const isLogin = context.path.startsWith(`${site.login}/`)
    if (!isLogin && !context.path.startsWith(`${site.consent}/`)) {
      await next()
      return
    }
    if (!['GET', 'HEAD', 'POST'].includes(context.method)) {
      refuseMethod(context, ['GET', 'HEAD', 'POST'])
      return
    }
    const interaction = await interactionOf(provider, context)
    if (!interaction || interaction.prompt.name !== (isLogin ? 'login' : 'consent'))
      send(context, 400, expiredPage(site))
    else if (isLogin) await login(parts, context)
    else await consent(parts, context, interaction)
  }
}

/** The sign-in that this browser is in the middle of; its cookie names it. */
async function interactionOf(
  provider: Provider,
  context: Context,
): Promise<Interaction | undefined> {
  try {
    return await provider.interactionDetails(context.req, context.res)
  } catch {
    return undefined
  }
}

async function login({ provider, site }: Parts, context: Context): Promise<void> {
  if (context.method !== 'POST') {
    send(context, 200, loginPage(site, { name: '', failed: false }))
    return
  }
  const form = await readForm(context.req)
  const name = form.get('username') ?? ''
  const account = authenticate(name, form.get('password') ?? '')
  if (account) await finish(provider, context, { login: { accountId: account.username } })
  else send(context, 400, loginPage(site, { name, failed: true }))
}

async function consent(
  { provider, store, site }: Parts,
  context: Context,
  { params, session }: Interaction,
): Promise<void> {
  const request = v.parse(Request, params)
  const account = accountOf(session?.accountId)
  if (!account) send(context, 400, expiredPage(site))
  else if (request.client_id === unscopedClientId) send(context, 401, notScopedPage)
  else if (context.method !== 'POST') send(context, 200, consentPage(site, account, request.scope))
  else if ((await readForm(context.req)).get('answer') === 'allow') {
    const identity = { accountId: account.username, clientId: request.client_id }
    const grant = new provider.Grant(identity)
    grant.addOIDCScope(request.scope)
    const grantId = await grant.save()
    store.consent(identity.accountId, identity.clientId)
    await finish(provider, context, { consent: { grantId } })
  } else await finish(provider, context, { error: 'access_denied' })
}

async function finish(
  provider: Provider,
  context: Context,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<void> {
  const returnTo = await provider.interactionResult(context.req, context.res, result)
  context.status = 303
  context.redirect(returnTo)
}
