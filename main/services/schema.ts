import * as v from 'valibot'
import { isLoopback } from '../session/authorization-server.ts'

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(2048, 'is too long'))

/** Checks run for what is no address, too. */
function isSafe(url: string): boolean {
  try {
    return url.startsWith('https://') || isLoopback(url)
  } catch {
    return false
  }
}

/** An https address, or plain http on this machine alone. */
const address = v.pipe(
  text,
  v.url('must be an address'),
  v.check(isSafe, 'must be https (plain http is taken for 127.0.0.1, [::1] and localhost alone)'),
)

const prompt = v.picklist(['consent', 'login', 'select_account'])

const ownScheme = /^app\.deckpass(\.dev)?:\/\/callback$/
const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::([1-9]\d{0,4}))?(\/[\w./~-]*)$/

/** A path with `.` or `..` in it is another one by the time that the browser comes back to it. */
function isRedirectUri(uri: string): boolean {
  if (ownScheme.test(uri)) return true
  const [, port = '0', path] = loopback.exec(uri) ?? []
  return path !== undefined && Number(port) <= 65_535 && new URL(uri).pathname === path
}

/**
 * A private-use scheme that belongs to Deckpass (RFC 8252 section 7.1), or an address of this machine,
 * with a port or without (section 7.3).
 */
const redirectUri = v.pipe(
  text,
  v.check(
    isRedirectUri,
    'must be app.deckpass.dev://callback (in a release: app.deckpass://callback) or like http://127.0.0.1/callback',
  ),
)

/** A service profile as it stands in a file; keys that it does not know are refused. */
const serviceProfile = v.strictObject({
  id: v.pipe(
    text,
    v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits, dashes'),
  ),
  name: v.pipe(text, v.maxLength(40, 'is too long')),
  issuer: address,
  clientId: text,
  redirectUri,
  scopes: v.array(v.pipe(text, v.regex(/^\S+$/, 'must not hold spaces'))),
  prompt: v.optional(prompt),
  switchPrompt: v.optional(prompt),
  authorizationEndpoint: address,
  tokenEndpoint: address,
  revocationEndpoint: v.optional(address),
  idToken: v.variant('use', [
    v.strictObject({
      use: v.literal('signed'),
      jwksUri: address,
      algorithms: v.pipe(
        v.array(v.picklist(['RS256', 'PS256', 'ES256'])),
        v.nonEmpty('must name at least one'),
      ),
    }),
    v.strictObject({ use: v.literal('bearer-only') }),
    v.strictObject({ use: v.literal('none') }),
  ]),
  userinfo: v.optional(
    v.strictObject({ endpoint: address, bearer: v.picklist(['id_token', 'access_token']) }),
  ),
  claims: v.strictObject({
    displayName: text,
    email: v.optional(text),
    givenName: v.optional(text),
    familyName: v.optional(text),
  }),
  browserSignOut: v.optional(
    v.strictObject({
      endpoint: address,
      style: v.picklist(['callback-url', 'end-session']),
      returnTo: address,
    }),
  ),
  accountSettings: v.optional(address),
  refreshTokenDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3650))),
})

/** A services file: one profile or more, each with an id of its own. */
export const servicesFile = v.pipe(
  v.array(serviceProfile, 'must be a list of service profiles'),
  v.nonEmpty('must hold at least one service'),
  v.checkItems(
    (item, index, all) => all.findIndex(({ id }) => id === item.id) === index,
    'has an id that an earlier service has',
  ),
)
