import type { BrokerAnswer, BrokerRequest } from '../broker/messages.ts'
import type { ServiceCall } from './service-call.ts'

/** What a command reaches of the world. */
export type Surroundings = {
  readonly version: string
  /** Writes to standard output; `false` if nobody reads it any more. */
  out(text: string): boolean
  /** Writes to standard error. */
  err(text: string): void
  /** Asks the running Deckpass; rejects with BrokerError. */
  ask(request: BrokerRequest): Promise<BrokerAnswer>
  /** Starts Deckpass without a window, to outlive this; `failed` once it has ended badly. */
  startApp(): { readonly failed: boolean }
  /** Asks the local token service; rejects with CommandError. */
  readonly callService: ServiceCall
  /** ms since 1970. */
  now(): number
  pause(ms: number): Promise<unknown>
}
