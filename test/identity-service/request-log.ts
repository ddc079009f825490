import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Context, type Middleware, readForm } from './http.ts'
import { tokenPaths } from './paths.ts'

/** One request that came in. Its query and body are not kept: they hold codes and tokens. */
export type RequestEntry = {
  /** When it came, ms since 1970. */
  readonly at: number
  readonly method: string
  readonly path: string
  /** The answer's status; undefined while there is none. */
  status: number | undefined
  /** The connection was dropped before or after the exchange was done. */
  lost?: 'before' | 'after'
  /** Given for token requests once they were read. */
  token?: { readonly grantType: string | undefined; readonly refreshToken: string | undefined }
}

export type TokenRequestEntry = RequestEntry & { readonly token: object }

/** The name that a refresh token has in the log: the first 6 bytes of its SHA-256, in hex. */
export function fingerprint(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex').slice(0, 12)
}

const TokenParameters = v.object({
  params: v.object({ grant_type: v.optional(v.string()), refresh_token: v.optional(v.string()) }),
})

/** All requests since the start or the last `clear`, oldest first. */
export class RequestLog {
  #entries: RequestEntry[] = []
  readonly #ofContext = new WeakMap<Context, RequestEntry>()

  get all(): readonly RequestEntry[] {
    return this.#entries
  }

  /** The token requests whose parameters were read. */
  get token(): readonly TokenRequestEntry[] {
    return this.#entries.filter((entry): entry is TokenRequestEntry => entry.token !== undefined)
  }

  /** How many refresh tokens came in more than one token request, answered or not. */
  refreshTokensSeenMoreThanOnce(): number {
    const seen = new Map<string, number>()
    for (const { token } of this.token)
      if (token.refreshToken) seen.set(token.refreshToken, (seen.get(token.refreshToken) ?? 0) + 1)
    return [...seen.values()].filter((times) => times > 1).length
  }

  clear(): void {
    this.#entries = []
  }

  entryOf(context: Context): RequestEntry | undefined {
    return this.#ofContext.get(context)
  }

  /** Reads a token request that oidc-provider will not get to see. */
  async readTokenRequest(context: Context): Promise<void> {
    const form = await readForm(context.req)
    this.describe(context, form.get('grant_type'), form.get('refresh_token'))
  }

  /** Enters every request, and its status when it is answered. */
  readonly middleware: Middleware = async (context, next) => {
    const { method, path } = context
    const entry: RequestEntry = { at: Date.now(), method, path, status: undefined }
    this.#entries.push(entry)
    this.#ofContext.set(context, entry)
    await next()
    if (entry.lost !== 'before') entry.status = context.status
    const read = v.safeParse(TokenParameters, context.oidc)
    if (tokenPaths.has(path) && !entry.token && read.success)
      this.describe(context, read.output.params.grant_type, read.output.params.refresh_token)
  }

  /** Enters what a token request asked for. */
  describe(context: Context, grantType?: string | null, refreshToken?: string | null): void {
    const entry = this.#ofContext.get(context)
    if (entry)
      entry.token = {
        grantType: grantType ?? undefined,
        refreshToken: refreshToken ? fingerprint(refreshToken) : undefined,
      }
  }
}
