import { type Middleware, refuseMethod } from '../http.ts'
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

/** Sends requests without the closing slash to the route with it, and refuses foreign methods. */
export const routeRules: Middleware = async (context, next) => {
  const allowed = methods.get(context.path)
  if (methods.has(`${context.path}/`)) {
    context.status = 301
    context.redirect(`${context.path}/${context.search}`)
  } else if (allowed && !allowed.includes(context.method)) refuseMethod(context, allowed)
  else await next()
}
