import type { AdapterPayload } from 'oidc-provider'

/** What the service remembers, by model and id, and whom each client may act for. */
export type Contents = {
  readonly models: Readonly<Record<string, Readonly<Record<string, AdapterPayload>>>>
  readonly consents: readonly string[]
}

/** Everything the service remembers. Calls back after each change, before the change is answered. */
export class Store {
  readonly #models = new Map<string, Map<string, AdapterPayload>>()
  readonly #consents: Set<string>
  readonly #changed: () => void

  constructor(contents: Contents, changed: () => void) {
    for (const [model, entries] of Object.entries(contents.models))
      this.#models.set(model, new Map(Object.entries(entries)))
    this.#consents = new Set(contents.consents)
    this.#changed = changed
  }

  get(model: string, id: string): AdapterPayload | undefined {
    return this.#model(model).get(id)
  }

  set(model: string, id: string, payload: AdapterPayload): void {
    this.#model(model).set(id, payload)
    this.#changed()
  }

  find(model: string, test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.#model(model).values()].find(test)
  }

  /** Removes what the test says of one model. */
  remove(model: string, test: (payload: AdapterPayload, id: string) => boolean): void {
    const entries = this.#model(model)
    for (const [id, payload] of entries) if (test(payload, id)) entries.delete(id)
    this.#changed()
  }

  clear(): void {
    this.#models.clear()
    this.#consents.clear()
    this.#changed()
  }

  consented(account: string, client: string): boolean {
    return this.#consents.has(`${account} ${client}`)
  }

  consent(account: string, client: string): void {
    this.#consents.add(`${account} ${client}`)
    this.#changed()
  }

  contents(): Contents {
    const models = [...this.#models].map(([name, each]) => [name, Object.fromEntries(each)])
    return { models: Object.fromEntries(models), consents: [...this.#consents] }
  }

  #model(name: string): Map<string, AdapterPayload> {
    const known = this.#models.get(name)
    if (known) return known
    const made = new Map<string, AdapterPayload>()
    this.#models.set(name, made)
    return made
  }
}
