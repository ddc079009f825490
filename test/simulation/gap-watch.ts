type Condition = 'network' | 'server' | 'awake' | 'running' | 'unlocked'

/** Measures how long the app is without a valid token although nothing keeps it from one. */
export class GapWatch {
  readonly #now: () => number
  readonly #conditions: Record<Condition, boolean> = {
    network: true,
    server: true,
    awake: true,
    running: true,
    unlocked: true,
  }
  #signedIn = false
  /** Since when all conditions hold, and the app has been signed in. */
  #ableSince: number | undefined
  #expiresAt = 0
  #longest = 0

  constructor(now: () => number) {
    this.#now = now
  }

  network = (up: boolean) => this.#set('network', up)
  server = (well: boolean) => this.#set('server', well)
  awake = (awake: boolean) => this.#set('awake', awake)
  running = (running: boolean) => this.#set('running', running)
  unlocked = (unlocked: boolean) => this.#set('unlocked', unlocked)

  /** The app has published a token, or has none; and whether it is signed in at all. */
  appHas(expiresAt: number | undefined, signedIn: boolean): void {
    this.#close()
    if (expiresAt !== undefined) this.#expiresAt = expiresAt
    if (!signedIn) this.#expiresAt = 0
    this.#signedIn = signedIn
    this.#reopen()
  }

  longestSeconds(): number {
    this.#close()
    this.#reopen()
    return Math.round(this.#longest / 1_000)
  }

  #set(name: Condition, holds: boolean): void {
    if (this.#conditions[name] === holds) return
    this.#close()
    this.#conditions[name] = holds
    if (!holds && name === 'running') {
      this.#signedIn = false
      this.#expiresAt = 0
    }
    this.#reopen(holds)
  }

  /** Counts the gap up to now, if there is one. */
  #close(): void {
    if (this.#ableSince === undefined) return
    const from = Math.max(this.#ableSince, this.#expiresAt)
    this.#longest = Math.max(this.#longest, this.#now() - from)
  }

  #reopen(anew = false): void {
    const able = this.#signedIn && Object.values(this.#conditions).every(Boolean)
    if (!able) this.#ableSince = undefined
    else if (anew || this.#ableSince === undefined) this.#ableSince = this.#now()
  }
}
