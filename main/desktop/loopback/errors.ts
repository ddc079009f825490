export type LoopbackErrorCode =
  /** The redirect URI is not plain http on 127.0.0.1 or [::1]. */
  | 'not_loopback'
  /** Another program listens on the one port that the service knows. */
  | 'port_taken'
  /** This computer does not let the app listen there. */
  | 'not_available'

/** Nothing can be listened on for the browser to come back to; the message says what to do. */
export class LoopbackError extends Error {
  readonly code: LoopbackErrorCode

  constructor(code: LoopbackErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LoopbackError'
    this.code = code
  }
}
