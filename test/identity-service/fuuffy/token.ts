import { randomBytes } from 'node:crypto'
import { fuuffyClient } from '../credentials.ts'
import { type Context, type Middleware, readForm } from '../http.ts'
import type { FuuffyFailure, Switches } from '../options.ts'
import { fuuffyPaths } from '../paths.ts'
import type { RequestLog } from '../request-log.ts'
import type { Witness } from '../witness.ts'
import { fuuffyError } from './errors.ts'
import { type Allowance, RateLimit } from './rate-limit.ts'

type Parts = {
  readonly switches: Switches
  readonly requests: RequestLog
  readonly witness: Witness
}

/**
 * Fuuffy's token endpoint: client id and secret in a form, `grant_type` only if one likes, and the
 * answer in an envelope. There is no refresh token.
 */
export function fuuffyToken({ switches, requests, witness }: Parts): Middleware {
  const limit = new RateLimit()
  return async (context, next) => {
    if (!context.path.startsWith(fuuffyPaths.api)) {
      await next()
      return
    }
    if (context.path !== fuuffyPaths.token || context.method !== 'POST') {
      context.status = 404
      context.body = { error: 'Resource or endpoint not found.' }
      return
    }
    const isForm = context.is('application/x-www-form-urlencoded') !== false
    const form = await readForm(context.req)
    requests.describe(context, form.get('grant_type'))
    witness.add(form.get('client_secret'))
    const allowance = limit.take(Date.now(), switches.fuuffyPerMinute)
    tellLimit(context, allowance, switches)
    const failure =
      switches.fuuffyFails ??
      (allowance.allowed ? undefined : 'rate_limited') ??
      (isForm ? failureOf(form) : 'invalid_request')
    if (failure) {
      const { status, body } = fuuffyError(failure, switches.fuuffyErrorShape)
      Object.assign(context, { status, body })
    } else context.body = { data: issue(switches, witness) }
  }
}

function failureOf(form: URLSearchParams): FuuffyFailure | undefined {
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  const grantType = form.get('grant_type') ?? 'client_credentials'
  if (!id || !secret || grantType !== 'client_credentials') return 'invalid_request'
  return id === fuuffyClient.id && secret === fuuffyClient.secret ? undefined : 'invalid_client'
}

function issue(switches: Switches, witness: Witness): object {
  const token = `sk-${randomBytes(16).toString('hex')}`
  witness.add(token)
  return { access_token: token, token_type: 'Bearer', expires_in: switches.fuuffyTokenSeconds }
}

/** The moment of the reset is in seconds, by this service's own clock. */
function tellLimit(context: Context, { remaining, resetAt }: Allowance, switches: Switches): void {
  context.set('X-RateLimit-Limit', String(switches.fuuffyPerMinute))
  context.set('X-RateLimit-Remaining', String(remaining))
  const reset = Math.ceil((resetAt + switches.clockOffset) / 1000)
  context.set('X-RateLimit-Reset', String(reset))
}
