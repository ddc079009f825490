import type { IncomingMessage } from 'node:http'
import type { KoaContextWithOIDC } from 'oidc-provider'

/** One request and its answer. `oidc` is there once oidc-provider's own routes have run. */
export type Context = KoaContextWithOIDC

/** A layer of the service: answers, or lets the next one answer. */
export type Middleware = (context: Context, next: () => Promise<unknown>) => Promise<void>

const longestForm = 56 * 1024

/** The fields of a form in the request's body; what is longer than any of our forms is cut off. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length <= longestForm) chunks.push(bytes)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

/** The bearer token of a request (RFC 6750 section 2.1). */
export function bearerOf(context: Context): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(context.get('authorization'))?.[1]
}

/** Answers a method that the route does not take (RFC 9110 section 15.5.6). */
export function refuseMethod(context: Context, allowed: readonly string[]): void {
  context.status = 405
  context.set('Allow', allowed.join(', '))
  context.body = { detail: `Method "${context.method}" not allowed.` }
}
