import type { Switches } from './options.ts'
import type { Store } from './store/store.ts'
import type { Issued, Renewal } from './token-answers.ts'

type Spent = { readonly clientId: string; readonly at: number; readonly answer: Issued }

/**
 * What `graceful` reuse adds to `lenient`: a spent refresh token that comes again soon, from the same
 * client, gets the same answer again, as long as the refresh token in it has not been spent itself.
 */
export class GracePeriod {
  readonly #spent = new Map<string, Spent>()
  readonly #switches: Switches
  readonly #store: Store

  constructor(switches: Switches, store: Store) {
    this.#switches = switches
    this.#store = store
  }

  remember({ refreshToken, clientId }: Renewal, answer: Issued): void {
    if (this.#switches.reuse === 'graceful')
      this.#spent.set(refreshToken, { clientId, at: Date.now(), answer })
  }

  again({ refreshToken, clientId }: Renewal): Issued | undefined {
    const spent = this.#spent.get(refreshToken)
    if (this.#switches.reuse !== 'graceful' || spent?.clientId !== clientId) return undefined
    if (Date.now() - spent.at > this.#switches.graceSeconds * 1000) return undefined
    const successor = spent.answer.refresh_token
    return successor && this.#store.get('RefreshToken', successor) ? spent.answer : undefined
  }
}
