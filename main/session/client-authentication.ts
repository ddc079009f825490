import { ClientSecretBasic, ClientSecretPost, None, type ClientAuth } from 'oauth4webapi'
import type { ServiceProfile } from './service-profile.ts'

/**
 * How a client proves itself at a service's own endpoints (RFC 6749 section 2.3.1): with its secret, in
 * the body unless the service wants it in the header; one without a secret by its name alone.
 */
export function clientAuthentication(profile: ServiceProfile): ClientAuth {
  const { clientSecret, clientAuthentication: method } = profile
  if (!clientSecret) return None()
  return method === 'client_secret_basic'
    ? ClientSecretBasic(clientSecret.reveal())
    : ClientSecretPost(clientSecret.reveal())
}
