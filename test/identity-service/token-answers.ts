import type { KoaContextWithOIDC } from 'oidc-provider'
import * as v from 'valibot'
import { anonymousScope } from './clients.ts'
import { breakDown, isSignIn, refuseAsDjango, refuseBody } from './django-answers.ts'
import type { Middleware } from './http.ts'
import type { Switches } from './options.ts'
import { paths } from './paths.ts'
import type { GracePeriod } from './reuse.ts'
import { Turns } from './turns.ts'

const Issued = v.object({
  access_token: v.string(),
  expires_in: v.number(),
  token_type: v.string(),
  /** A client that asked for none has its own. */
  scope: v.optional(v.string(), anonymousScope),
  refresh_token: v.optional(v.string()),
  id_token: v.optional(v.string()),
})

/** A token answer with its members in Beatport's order. */
export type Issued = v.InferOutput<typeof Issued>

const Refused = v.object({ error: v.string() })

const Renewal = v.object({
  params: v.object({ grant_type: v.literal('refresh_token'), refresh_token: v.string() }),
  client: v.object({ clientId: v.string() }),
})

/** The refresh token and the client of a renewal that oidc-provider has handled. */
export type Renewal = { readonly refreshToken: string; readonly clientId: string }

/**
 * Gives token answers Beatport's shape, and takes one request at a time, as a database does that
 * locks a token's row: a refresh token that comes twice at once finds its first answer made.
 */
export function tokenAnswers(switches: Switches, grace: GracePeriod): Middleware {
  const turns = new Turns()
  return async (context, next) => {
    if (context.path !== paths.token) {
      await next()
      return
    }
    if (context.is('application/x-www-form-urlencoded') === false) {
      refuseBody(context)
      return
    }
    const end = await turns.take()
    try {
      await next()
      reshape(context, switches, grace)
    } finally {
      end()
    }
  }
}

function reshape(context: KoaContextWithOIDC, switches: Switches, grace: GracePeriod): void {
  const renewal = renewalOf(context)
  const issued = v.safeParse(Issued, context.body)
  if (issued.success) {
    if (!switches.hasAlgorithm && isSignIn(context, issued.output)) breakDown(context)
    else context.body = answerOf(issued.output, renewal, switches, grace)
    return
  }
  const refused = v.safeParse(Refused, context.body)
  if (!refused.success || context.status >= 500) return
  const again = renewal && refused.output.error === 'invalid_grant' && grace.again(renewal)
  if (again) {
    context.status = 200
    context.body = again
  } else refuseAsDjango(context, refused.output.error)
}

function answerOf(
  issued: Issued,
  renewal: Renewal | undefined,
  { idTokenOnRefresh, hasAlgorithm, saidTokenSeconds }: Switches,
  grace: GracePeriod,
): Issued {
  const answer = { ...issued, expires_in: saidTokenSeconds ?? issued.expires_in }
  if (!renewal) return answer
  if (!idTokenOnRefresh || !hasAlgorithm) delete answer.id_token
  grace.remember(renewal, answer)
  return answer
}

function renewalOf(context: KoaContextWithOIDC): Renewal | undefined {
  const { success, output } = v.safeParse(Renewal, context.oidc)
  if (!success) return undefined
  return { refreshToken: output.params.refresh_token, clientId: output.client.clientId }
}
