/** Beatport's routes. Each ends in a slash; without it the answer is a redirect to the slash. */
export const paths = {
  authorize: '/o/authorize/',
  token: '/o/token/',
  userinfo: '/o/userinfo/',
  introspect: '/o/introspect/',
  revocation: '/o/revoke_token/',
  logout: '/identity/v1/logout/',
  /** An API route behind the access token; Beatport has it on another host. */
  myAccount: '/v4/my/account/',
} as const

/** Where BeProduct's provider is mounted; with the origin before it, this is its issuer. */
export const beproductMount = '/ids'

/** BeProduct's routes, as the browser and the app see them. */
export const beproductPaths = {
  authorize: '/ids/connect/authorize',
  token: '/ids/connect/token',
  userinfo: '/ids/connect/userinfo',
  endSession: '/ids/connect/endsession',
  discovery: '/ids/.well-known/openid-configuration',
  jwks: '/ids/.well-known/openid-configuration/jwks',
  /** Of this service's own making. */
  login: '/ids/account/login',
  consent: '/ids/consent',
  signedOut: '/ids/signed-out',
} as const

/** Fuuffy's API, and its only route here. */
export const fuuffyPaths = { api: '/v1/', token: '/v1/auth/token' } as const

/** Routes of this service's own making. */
export const localPaths = {
  jwks: '/o/.well-known/jwks.json',
  login: '/identity/v1/login',
  consent: '/identity/v1/consent',
  endSession: '/identity/v1/end-session',
  createAccount: '/identity/v1/create-account',
  signedOut: '/signed-out',
  accountSettings: '/account',
  style: '/static/style.css',
} as const

/** The token endpoints of all services here. */
export const tokenPaths: ReadonlySet<string> = new Set([
  paths.token,
  beproductPaths.token,
  fuuffyPaths.token,
])
