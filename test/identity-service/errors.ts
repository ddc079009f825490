/** The service cannot start. The message is one sentence for whoever started it. */
export class IdentityServiceError extends Error {
  override readonly name = 'IdentityServiceError'
}
