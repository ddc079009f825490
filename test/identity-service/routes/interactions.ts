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
import { localPaths } from '../paths.ts'
import type { Store } from '../store/store.ts'

/** The page of a prompt that oidc-provider needs a person for. */
export function interactionUrl({ prompt, uid }: Interaction): string {
  return `${prompt.name === 'login' ? localPaths.login : localPaths.consent}/${uid}`
}

const Request = v.object({ client_id: v.string(), scope: v.optional(v.string(), '') })

/** The login and consent pages, and what their buttons do. */
export function interactions(provider: Provider, store: Store): Middleware {
  return async (context, next) => {
    const isLogin = context.path.startsWith(`${localPaths.login}/`)
    if (!isLogin && !context.path.startsWith(`${localPaths.consent}/`)) {
      await next()
      return
    }
    if (!['GET', 'HEAD', 'POST'].includes(context.method)) {
      refuseMethod(context, ['GET', 'HEAD', 'POST'])
      return
    }
    const interaction = await interactionOf(provider, context)
    if (!interaction || interaction.prompt.name !== (isLogin ? 'login' : 'consent'))
      send(context, 400, expiredPage)
    else if (isLogin) await login(provider, context)
    else await consent(provider, store, context, interaction)
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

async function login(provider: Provider, context: Context): Promise<void> {
  if (context.method !== 'POST') {
    send(context, 200, loginPage({ name: '', failed: false }))
    return
  }
  const form = await readForm(context.req)
  const name = form.get('username') ?? ''
  const account = authenticate(name, form.get('password') ?? '')
  if (account) await finish(provider, context, { login: { accountId: account.username } })
  else send(context, 400, loginPage({ name, failed: true }))
}

async function consent(
  provider: Provider,
  store: Store,
  context: Context,
  { params, session }: Interaction,
): Promise<void> {
  const request = v.parse(Request, params)
  const account = accountOf(session?.accountId)
  if (!account) send(context, 400, expiredPage)
  else if (request.client_id === unscopedClientId) send(context, 401, notScopedPage)
  else if (context.method !== 'POST') send(context, 200, consentPage(account, request.scope))
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
