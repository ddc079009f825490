/** The routes that can be made to fail; those without a service's name are Beatport's. */
export type FaultyRoute =
  | 'authorize'
  | 'token'
  | 'userinfo'
  | 'introspection'
  | 'revocation'
  | 'beproduct-discovery'
  | 'beproduct-token'
  | 'beproduct-userinfo'
  | 'fuuffy-token'

type Timing = {
  /** Waits this long before the answer leaves or the connection is dropped. */
  readonly delayMs?: number
}

type Answered = {
  /** Whether the request takes effect before its answer is replaced; it does not, unless told. */
  readonly exchange?: 'skipped' | 'done'
}

/** What goes wrong with one request. */
export type Fault =
  | (Timing & { readonly delayMs: number })
  /** The connection is dropped, before the request took effect or after. */
  | (Timing & { readonly lose: 'before' | 'after' })
  /**
   * `huge`: 10 MB of JSON. `html`: a captive portal's page with status 200. `garbled`: JSON that
   * stops half way.
   */
  | (Timing & Answered & { readonly answer: 'huge' | 'html' | 'garbled' })
  /** `error` gives a body as in RFC 6749 section 5.2; else it is the page of some proxy. */
  | (Timing &
      Answered & {
        readonly status: number
        readonly retryAfterSeconds?: number
        readonly error?: string
      })
  | (Timing & Answered & { readonly redirect: string })

/** What is to go wrong with the next requests, route by route. */
export class FaultPlan {
  readonly #planned = new Map<FaultyRoute, Fault[]>()

  /** The next `times` requests on the route that have no fault planned yet get this one. */
  next(route: FaultyRoute, fault: Fault, times = 1): void {
    const planned = this.#planned.get(route) ?? []
    for (let time = 0; time < times; time++) planned.push(fault)
    this.#planned.set(route, planned)
  }

  /** How many faults are still to come on the route. */
  left(route: FaultyRoute): number {
    return this.#planned.get(route)?.length ?? 0
  }

  clear(): void {
    this.#planned.clear()
  }

  /** The fault of the request that is being handled, taken from the plan. */
  take(route: FaultyRoute): Fault | undefined {
    return this.#planned.get(route)?.shift()
  }
}
