import * as v from 'valibot'
import { clientsWithSecret } from './credentials.ts'
import type { Middleware } from './http.ts'
import { tokenPaths } from './paths.ts'

const text = v.optional(v.string())
const Request = v.object({
  params: v.object({
    code: text,
    code_verifier: text,
    refresh_token: text,
    client_secret: text,
  }),
})
const Authorization = v.object({ params: v.object({ state: text, nonce: text }) })
const Answer = v.object({ access_token: text, refresh_token: text, id_token: text })

/**
 * Remembers every secret that passed through a token endpoint, word for word, so that a test can look
 * for them where they must not be. The clients' own it knows from the start.
 */
export class Witness {
  readonly #secrets = new Set(clientsWithSecret.map(({ secret }) => secret))
  readonly #bindings = new Set<string>()

  get secrets(): readonly string[] {
    return [...this.#secrets]
  }

  /** The `state` and `nonce` of every authorization request, which travel in its address. */
  get bindings(): readonly string[] {
    return [...this.#bindings]
  }

  add(secret: string | null | undefined): void {
    if (secret) this.#secrets.add(secret)
  }

  readonly middleware: Middleware = async (context, next) => {
    await next()
    const asked = v.safeParse(Authorization, context.oidc)
    if (asked.success)
      for (const binding of Object.values(asked.output.params))
        if (binding) this.#bindings.add(binding)
    if (!tokenPaths.has(context.path)) return
    const request = v.safeParse(Request, context.oidc)
    const answer = v.safeParse(Answer, context.body)
    const found = [
      ...Object.values(request.success ? request.output.params : {}),
      ...Object.values(answer.success ? answer.output : {}),
    ]
    for (const secret of found) this.add(secret)
  }
}
