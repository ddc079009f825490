import { Secret } from '../../main/session/secret.ts'
import type { PersonProfile, SecretProfile } from '../../main/session/service-profile.ts'
import { beproductScopes } from './beproduct/provider.ts'
import { publicClientId, scopes } from './clients.ts'
import {
  anonymousClient,
  beproductClient,
  confidentialClient,
  type Credentials,
  fuuffyClient,
} from './credentials.ts'
import { beproductMount, beproductPaths, fuuffyPaths, localPaths, paths } from './paths.ts'

/**
 * The profiles that let Deckpass use the services here. `redirectUri` is the service's first option
 * unless told.
 */
export type Profiles = {
  /** Beatport, as a public client. */
  serviceProfile(redirectUri?: string): PersonProfile
  /** Beatport, as a client with a secret, which may introspect. */
  confidentialProfile(redirectUri?: string): PersonProfile
  /** Beatport's catalogue. */
  anonymousProfile(): SecretProfile
  beproductProfile(redirectUri?: string): PersonProfile
  fuuffyProfile(): SecretProfile
}

/** The profiles of the services at `origin`. */
export function profilesOf(origin: string, usualRedirectUri: string): Profiles {
  const serviceProfile = (redirectUri = usualRedirectUri) => beatport(origin, redirectUri)
  const introspection = { endpoint: origin + paths.introspect }
  return {
    serviceProfile,
    confidentialProfile: (redirectUri) => ({
      ...serviceProfile(redirectUri),
      ...credentialsOf(confidentialClient),
      id: 'beatport-partner',
      introspection,
    }),
    anonymousProfile: () => ({
      flow: 'client-credentials',
      id: 'beatport-anonymous',
      name: 'Beatport catalogue (local)',
      issuer: origin,
      ...credentialsOf(anonymousClient),
      scopes: [],
      tokenEndpoint: origin + paths.token,
      introspection,
      idToken: { use: 'none' },
      claims: { displayName: 'username' },
    }),
    beproductProfile: (redirectUri = usualRedirectUri) => beproduct(origin, redirectUri),
    fuuffyProfile: () => ({
      flow: 'client-credentials',
      id: 'fuuffy',
      name: 'Fuuffy (local)',
      issuer: origin,
      ...credentialsOf(fuuffyClient),
      scopes: [],
      tokenEndpoint: origin + fuuffyPaths.token,
      envelope: 'data',
      idToken: { use: 'none' },
      claims: { displayName: 'sub' },
    }),
  }
}

function credentialsOf({ id, secret }: Credentials) {
  return { clientId: id, clientSecret: new Secret('client secret', secret) }
}

type SignInRoutes = Readonly<Record<'authorize' | 'token' | 'jwks' | 'userinfo', string>>

/** What a sign-in needs to know of a service of OpenID Connect. */
function signInAt(origin: string, routes: SignInRoutes, bearer: 'id_token' | 'access_token') {
  return {
    authorizationEndpoint: origin + routes.authorize,
    tokenEndpoint: origin + routes.token,
    idToken: { use: 'signed', jwksUri: origin + routes.jwks, algorithms: ['RS256'] },
    userinfo: { endpoint: origin + routes.userinfo, bearer },
  } as const
}

function beatport(origin: string, redirectUri: string): PersonProfile {
  return {
    id: 'beatport',
    name: 'Beatport (local)',
    issuer: origin,
    clientId: publicClientId,
    redirectUri,
    scopes: [...scopes],
    ...signInAt(origin, { ...paths, jwks: localPaths.jwks }, 'id_token'),
    revocationEndpoint: origin + paths.revocation,
    claims: {
      displayName: 'username',
      email: 'email',
      givenName: 'firstName',
      familyName: 'lastName',
    },
    browserSignOut: {
      endpoint: origin + paths.logout,
      style: 'callback-url',
      returnTo: origin + localPaths.signedOut,
    },
    accountSettings: `${origin}/`,
    refreshTokenDays: 31,
  }
}

function beproduct(origin: string, redirectUri: string): PersonProfile {
  return {
    id: 'beproduct',
    name: 'BeProduct (local)',
    issuer: origin + beproductMount,
    ...credentialsOf(beproductClient),
    redirectUri,
    scopes: [...beproductScopes],
    prompt: 'consent',
    switchPrompt: 'login',
    ...signInAt(origin, beproductPaths, 'access_token'),
    claims: {
      displayName: 'name',
      email: 'email',
      givenName: 'given_name',
      familyName: 'family_name',
    },
    browserSignOut: {
      endpoint: origin + beproductPaths.endSession,
      style: 'end-session',
      returnTo: origin + beproductPaths.signedOut,
      hint: 'id_token',
    },
  }
}
