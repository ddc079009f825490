import * as v from 'valibot'
import { isSafeAddress } from '../session/safe-address.ts'
import { asObject } from '../session/token-answer.ts'
import type { Service } from './service.ts'

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(2048, 'is too long'))

/** An https address, or plain http on this machine alone. */
const address = v.pipe(
  text,
  v.url('must be an address'),
  v.check(
    isSafeAddress,
    'must be https (plain http is taken for 127.0.0.1, [::1] and localhost alone)',
  ),
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

const id = v.pipe(
  text,
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits, dashes'),
)

/** What every service has, whatever the way in. */
const common = {
  id,
  name: v.pipe(text, v.maxLength(40, 'is too long')),
  issuer: address,
  /** Without one the user enters an id and a secret of their own. */
  clientId: v.optional(text),
  clientAuthentication: v.optional(v.picklist(['client_secret_post', 'client_secret_basic'])),
  scopes: v.array(v.pipe(text, v.regex(/^\S+$/, 'must not hold spaces'))),
  tokenEndpoint: address,
  envelope: v.optional(v.literal('data')),
  revocationEndpoint: v.optional(address),
  introspection: v.optional(
    v.strictObject({ endpoint: address, method: v.optional(v.picklist(['post', 'get'])) }),
  ),
}

/** A service that a person signs in to, as it stands in a file; keys that it does not know are refused. */
const personService = v.pipe(
  v.strictObject({
    ...common,
    flow: v.optional(v.literal('authorization-code')),
    discovery: v.optional(v.boolean()),
    redirectUri,
    prompt: v.optional(prompt),
    switchPrompt: v.optional(prompt),
    authorizationEndpoint: address,
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
        hint: v.optional(v.literal('id_token')),
      }),
    ),
    accountSettings: v.optional(address),
    refreshTokenDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3650))),
  }),
  v.forward(
    v.check(
      ({ browserSignOut, userinfo }) =>
        browserSignOut?.hint === undefined || userinfo?.bearer !== 'id_token',
      'must not put an ID token into an address that userinfo takes for a key',
    ),
    ['browserSignOut'],
  ),
)

/** A service that wants no more than an id and a secret. */
const secretService = v.strictObject({
  ...common,
  flow: v.literal('client-credentials'),
  clientId: v.optional(v.never('is the user\u2019s to enter, with the secret')),
})

const service = v.pipe(
  v.lazy((input) => (isOfSecret(input) ? secretService : personService)),
  v.transform((read): Service => {
    if (read.flow === 'client-credentials') {
      const { clientId: _, ...profile } = read
      const none = { idToken: { use: 'none' }, claims: { displayName: 'sub' } } as const
      return { asks: 'credentials', profile: { ...profile, ...none } }
    }
    const { clientId, discovery, ...profile } = read
    return clientId === undefined
      ? { asks: 'credentials', discovery, profile }
      : { asks: 'nothing', discovery, profile: { ...profile, clientId } }
  }),
)

function isOfSecret(input: unknown): boolean {
  return asObject(input)?.['flow'] === 'client-credentials'
}

/** A services file: one service or more, each with an id of its own. */
export const servicesFile = v.pipe(
  v.array(service, 'must be a list of service profiles'),
  v.nonEmpty('must hold at least one service'),
  v.checkItems(
    ({ profile }, index, all) => all.findIndex((each) => each.profile.id === profile.id) === index,
    'has an id that an earlier service has',
  ),
)
