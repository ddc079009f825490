import type Provider from 'oidc-provider'
import { endSession } from './beproduct/end-session.ts'
import { beproductTokenAnswers } from './beproduct/token-answers.ts'
import { faultAnswers } from './fault-answers.ts'
import type { FaultPlan } from './faults.ts'
import { fuuffyToken } from './fuuffy/token.ts'
import type { Middleware } from './http.ts'
import { mount } from './mount.ts'
import type { IdentityServiceOptions, Switches } from './options.ts'
import { beatportSite, beproductSite } from './pages/site.ts'
import { beproductMount, localPaths } from './paths.ts'
import type { RequestLog } from './request-log.ts'
import { GracePeriod } from './reuse.ts'
import { accountSettings } from './routes/account-settings.ts'
import { interactions } from './routes/interactions.ts'
import { introspect } from './routes/introspect.ts'
import { logout } from './routes/logout.ts'
import { myAccount } from './routes/my-account.ts'
import { routeRules } from './routes/route-rules.ts'
import { userinfo } from './routes/userinfo.ts'
import type { Store } from './store/store.ts'
import { tokenAnswers } from './token-answers.ts'
import type { Witness } from './witness.ts'

type Parts = {
  /** Beatport's. */
  readonly provider: Provider
  readonly beproduct: Provider
  readonly options: IdentityServiceOptions
  readonly switches: Switches
  readonly faults: FaultPlan
  readonly requests: RequestLog
  readonly witness: Witness
  readonly store: Store
}

/** What stands before Beatport's provider's own routes, outermost first. */
export function layersOf(parts: Parts): readonly Middleware[] {
  const { provider, beproduct, options, switches, store } = parts
  const signedOut = provider.issuer + localPaths.signedOut
  const callbackUrls = new Set([signedOut, ...options.callbackUrls])
  return [
    parts.requests.middleware,
    parts.witness.middleware,
    reportFailures,
    generalHeaders(switches),
    routeRules(switches),
    faultAnswers(parts.faults, parts.requests),
    fuuffyToken(parts),
    interactions({ provider: beproduct, store, site: beproductSite }),
    beproductTokenAnswers(),
    endSession,
    mount(beproductMount, beproduct),
    accountSettings(provider),
    interactions({ provider, store, site: beatportSite }),
    logout({ provider, store, switches, callbackUrls }),
    userinfo(provider),
    introspect(provider),
    myAccount(provider),
    tokenAnswers(switches, new GracePeriod(switches, store)),
  ]
}

/** A failure of this service's own is answered with 500 and told on the console; a client that goes is not one. */
const reportFailures: Middleware = async (context, next) => {
  try {
    await next()
  } catch (error) {
    if (context.req.socket.destroyed) return
    console.error('identity service:', error)
    context.status = 500
    context.body = { error: 'server_error' }
  }
}

/** The `Date` as this service's clock has it, and what becomes of the connection. */
function generalHeaders(switches: Switches): Middleware {
  return async (context, next) => {
    context.set('Date', new Date(Date.now() + switches.clockOffset).toUTCString())
    if (!switches.keepAlive) context.set('Connection', 'close')
    await next()
  }
}
