import * as v from 'valibot'
import type { Middleware } from './http.ts'
import { paths } from './paths.ts'

const text = v.optional(v.string())
const Request = v.object({
  params: v.object({ code: text, code_verifier: text, refresh_token: text }),
})
const Answer = v.object({ access_token: text, refresh_token: text, id_token: text })

/**
 * Remembers every secret that passed through the token endpoint, word for word, so that a test can
 * look for them where they must not be.
 */
export class Witness {
  readonly #secrets = new Set<string>()

  get secrets(): readonly string[] {
    return [...this.#secrets]
  }

  readonly middleware: Middleware = async (context, next) => {
    await next()
    if (context.path !== paths.token) return
    const request = v.safeParse(Request, context.oidc)
    const answer = v.safeParse(Answer, context.body)
    const found = [
      ...Object.values(request.success ? request.output.params : {}),
      ...Object.values(answer.success ? answer.output : {}),
    ]
    for (const secret of found) if (secret) this.#secrets.add(secret)
  }
}
