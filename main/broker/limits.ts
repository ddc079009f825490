/** Bounds in time of a conversation between an asker and the owner. */
export type Limits = {
  /** How long either side waits for the other's next message, and a claim for its end, ms. */
  readonly idle: number
  /** How long an asker waits in all, as long as the owner says that it is still at work, ms. */
  readonly patience: number
}

/** Patience is more than the minute that an answer with a new refresh token is waited for. */
export const defaultLimits: Limits = { idle: 5_000, patience: 120_000 }
