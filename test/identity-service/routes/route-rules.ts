import { type Context, type Middleware, refuseMethod } from '../http.ts'
import type { Switches } from '../options.ts'
import { paths } from '../paths.ts'

const reading = ['GET', 'HEAD']

const methods: ReadonlyMap<string, readonly string[]> = new Map([
  [paths.authorize, reading],
  [paths.token, ['POST']],
  [paths.userinfo, reading],
  [paths.introspect, [...reading, 'POST']],
  [paths.revocation, ['POST']],
  [paths.logout, reading],
  [paths.myAccount, reading],
])

/**
 * Sends requests without the closing slash to the route with it, refuses foreign methods, and does not
 * know the routes that are switched off.
 */
export function routeRules(switches: Switches): Middleware {
  return async (context, next) => {
    const allowed = methods.get(context.path)
    if (context.path === paths.revocation && !switches.revocationRoute) notFound(context)
    else if (methods.has(`${context.path}/`)) {
      context.status = 301
      context.redirect(`${context.path}/${context.search}`)
    } else if (allowed && !allowed.includes(context.method)) refuseMethod(context, allowed)
    else await next()
  }
}

function notFound(context: Context): void {
  context.status = 404
  context.type = 'html'
  context.body = '<!doctype html><title>Not Found</title><h1>Not Found</h1>'
}
