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
