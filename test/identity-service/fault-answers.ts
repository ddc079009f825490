import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, FaultPlan, FaultyRoute } from './faults.ts'
import type { Context, Middleware } from './http.ts'
import { beproductPaths, fuuffyPaths, paths, tokenPaths } from './paths.ts'
import type { RequestLog } from './request-log.ts'

const routes: ReadonlyMap<string, FaultyRoute> = new Map([
  [paths.authorize, 'authorize'],
  [paths.token, 'token'],
  [paths.userinfo, 'userinfo'],
  [paths.introspect, 'introspection'],
  [paths.revocation, 'revocation'],
  [beproductPaths.discovery, 'beproduct-discovery'],
  [beproductPaths.token, 'beproduct-token'],
  [beproductPaths.userinfo, 'beproduct-userinfo'],
  [fuuffyPaths.token, 'fuuffy-token'],
])

/** Lets planned faults happen. */
export function faultAnswers(plan: FaultPlan, log: RequestLog): Middleware {
  return async (context, next) => {
    const route = routes.get(context.path)
    const fault = route && plan.take(route)
    if (!fault) {
      await next()
      return
    }
    if (takesEffect(fault)) await next()
    else if (tokenPaths.has(context.path)) await log.readTokenRequest(context)
    if (fault.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false })
    if ('lose' in fault) {
      const entry = log.entryOf(context)
      if (entry) entry.lost = fault.lose
      context.respond = false
      context.req.socket.destroy()
    } else replaceAnswer(context, fault)
  }
}

function takesEffect(fault: Fault): boolean {
  if ('lose' in fault) return fault.lose === 'after'
  if ('answer' in fault || 'status' in fault || 'redirect' in fault)
    return fault.exchange === 'done'
  return true
}

function replaceAnswer(context: Context, fault: Fault): void {
  if ('redirect' in fault) {
    context.status = 302
    context.redirect(fault.redirect)
  } else if ('status' in fault) {
    context.status = fault.status
    if (fault.retryAfterSeconds !== undefined)
      context.set('Retry-After', String(fault.retryAfterSeconds))
    if (fault.error) context.body = { error: fault.error }
    else replaceBody(context, 'html', `<h1>Error ${fault.status}</h1>`)
  } else if ('answer' in fault) {
    context.status = 200
    if (fault.answer === 'html') replaceBody(context, 'html', captivePortal)
    if (fault.answer === 'huge') replaceBody(context, 'json', hugeAnswer())
    if (fault.answer === 'garbled') replaceBody(context, 'json', '{"access_token": "c2hvc')
  }
}

function replaceBody(context: Context, type: 'html' | 'json', body: string): void {
  context.type = type
  context.body = body
}

const captivePortal =
  '<!doctype html><title>Welcome</title><h1>Hotel Wi-Fi</h1><p>Accept our terms to go on.</p>'

function hugeAnswer(): string {
  return JSON.stringify({ access_token: 'x'.repeat(10 * 1024 * 1024), token_type: 'Bearer' })
}
