import type { ConnectionView, ServiceView } from '../../preload/contract.ts'

/** Whether a connection is made with an id and a secret that its user entered. */
export function hasCredentials(
  { credentials, service }: Pick<ConnectionView, 'credentials' | 'service'>,
  services: readonly ServiceView[],
): boolean {
  if (service.signsIn === 'secret' || credentials !== 'there') return true
  return services.some(
    ({ name, host, asksForCredentials }) =>
      asksForCredentials && name === service.name && host === service.host,
  )
}

/** Whether the next thing to do is to enter an id and a secret, or to wait until they are found. */
export function wantsCredentials({
  credentials,
  session,
}: Pick<ConnectionView, 'credentials' | 'session'>): boolean {
  if (credentials !== 'there') return true
  return session.phase === 'signed-out' && session.problem === 'credentials_refused'
}
