import * as v from 'valibot'
import type { Middleware } from '../http.ts'
import { beproductPaths } from '../paths.ts'
import { Turns } from '../turns.ts'

const Issued = v.object({
  id_token: v.optional(v.string()),
  access_token: v.string(),
  expires_in: v.number(),
  token_type: v.string(),
  refresh_token: v.optional(v.string()),
})

const Refused = v.object({ error: v.string() })

/**
 * Gives BeProduct's token answers their shape: no `scope`, errors without a description and, as all of
 * IdentityServer's, with status 400. One request at a time, as at Beatport's token endpoint.
 */
export function beproductTokenAnswers(): Middleware {
  const turns = new Turns()
  return async (context, next) => {
    if (context.path !== beproductPaths.token) {
      await next()
      return
    }
    const end = await turns.take()
    try {
      await next()
    } finally {
      end()
    }
    const issued = v.safeParse(Issued, context.body)
    const refused = v.safeParse(Refused, context.body)
    if (issued.success) context.body = issued.output
    else if (refused.success && context.status < 500) {
      context.status = 400
      context.body = refused.output
    }
  }
}
