import * as v from 'valibot'
import type { Discovered } from '../session/discovery.ts'
import type { PersonProfile } from '../session/service-profile.ts'
import type { Service } from './service.ts'

/** Algorithms of ID tokens that Deckpass checks; what an issuer offers besides is not used. */
const known = ['RS256', 'PS256', 'ES256'] as const

const address = v.pipe(v.string(), v.url(), v.maxLength(2_048))

/** What is kept of an issuer's description of itself. */
export const keptDescription = v.object({
  authorizationEndpoint: address,
  tokenEndpoint: address,
  userinfoEndpoint: v.optional(address),
  revocationEndpoint: v.optional(address),
  introspectionEndpoint: v.optional(address),
  endSessionEndpoint: v.optional(address),
  jwksUri: v.optional(address),
  algorithms: v.array(v.picklist(known)),
})

export type KeptDescription = v.InferOutput<typeof keptDescription>

export function keepDescription(found: Discovered): KeptDescription {
  return { ...found, algorithms: known.filter((each) => found.algorithms.includes(each)) }
}

/**
 * A service with its endpoints where its issuer said that they are (OpenID Connect Discovery). What
 * the issuer does not tell stays as the profile has it; whether an ID token is believed does, always.
 */
export function discoveredService(service: Service, found: KeptDescription | undefined): Service {
  if (!found || service.discovery !== true) return service
  if (service.asks === 'nothing') return { ...service, profile: moved(service.profile, found) }
  const { profile } = service
  if (profile.flow === 'client-credentials') return service
  return { ...service, profile: moved(profile, found) }
}

type Movable = Omit<PersonProfile, 'clientId' | 'clientSecret'>

function moved<Profile extends Movable>(profile: Profile, found: KeptDescription): Profile {
  const { idToken, userinfo, browserSignOut, introspection } = profile
  const { jwksUri, userinfoEndpoint, endSessionEndpoint, introspectionEndpoint } = found
  return {
    ...profile,
    authorizationEndpoint: found.authorizationEndpoint,
    tokenEndpoint: found.tokenEndpoint,
    revocationEndpoint: found.revocationEndpoint ?? profile.revocationEndpoint,
    idToken:
      idToken.use === 'signed' ? { ...idToken, jwksUri: jwksUri ?? idToken.jwksUri } : idToken,
    userinfo: userinfo && { ...userinfo, endpoint: userinfoEndpoint ?? userinfo.endpoint },
    browserSignOut: browserSignOut && {
      ...browserSignOut,
      endpoint:
        browserSignOut.style === 'end-session'
          ? (endSessionEndpoint ?? browserSignOut.endpoint)
          : browserSignOut.endpoint,
    },
    introspection: introspection && {
      ...introspection,
      endpoint: introspectionEndpoint ?? introspection.endpoint,
    },
  }
}
