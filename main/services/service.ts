import type { ClientSecret } from '../session/secret.ts'
import type { PersonProfile, SecretProfile, ServiceProfile } from '../session/service-profile.ts'

/** What the user has of a service that gives each user an id and a secret. */
export type Credentials = { readonly clientId: string; readonly clientSecret: ClientSecret }

type Without<Profile> = Omit<Profile, keyof Credentials>

/** A service that one can connect to: its profile, but for what each connection has of its own. */
export type Service = {
  /**
   * The issuer describes itself (OpenID Connect Discovery): it is asked where its endpoints are when a
   * connection is added, and the profile's own count if it does not answer.
   */
  readonly discovery?: boolean | undefined
} &
  /** This build is known to it; the user signs in, and that is all. */
  (
    | { readonly asks: 'nothing'; readonly profile: PersonProfile }
    /** The user enters an id and a secret first. */
    | {
        readonly asks: 'credentials'
        readonly profile: Without<PersonProfile> | Without<SecretProfile>
      }
  )

/**
 * The profile of one connection, whose id names its files; `undefined` while the user's credentials
 * are not there.
 */
export function profileOf(
  service: Service,
  id: string,
  credentials: Credentials | undefined,
): ServiceProfile | undefined {
  if (service.asks === 'nothing') return { ...service.profile, id }
  if (!credentials) return undefined
  const { profile } = service
  const { clientId, clientSecret } = credentials
  return { ...profile, id, clientId, clientSecret }
}

/** The profiles of those services that ask for nothing: each is connected to from the start. */
export function connectedFromTheStart(services: readonly Service[]): readonly PersonProfile[] {
  return services.flatMap((service) => (service.asks === 'nothing' ? [service.profile] : []))
}
