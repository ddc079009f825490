import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { beatport } from '../../../main/services/beatport.ts'
import { servicesFile } from '../../../main/services/schema.ts'
import { browserSignOutUrl } from '../../../main/session/browser-sign-out.ts'
import { answers, signedInWorld } from '../../support/world.ts'

const profile = beatport({ clientId: 'a-client', redirectUri: 'app.deckpass://callback' })

/** Nothing but what Beatport's profile has of itself. */
const beatportWorld = () => signedInWorld(profile)

/** Every address in it, at whatever depth. */
function addressesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('://') ? [value] : []
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(addressesIn)
    : []
}

describe('Beatport', () => {
  test('is reached over https alone, at its own hosts', () => {
    const hosts = addressesIn(profile)
      .filter((address) => address !== profile.redirectUri)
      .map((address) => new URL(address))
    expect(new Set(hosts.map(({ protocol }) => protocol))).toEqual(new Set(['https:']))
    expect(new Set(hosts.map(({ host }) => host))).toEqual(
      new Set(['account.beatport.com', 'www.beatport.com']),
    )
  })

  test('is known by the client id and the redirect URI that it is given', () => {
    expect(profile).toMatchObject({
      clientId: 'a-client',
      redirectUri: 'app.deckpass://callback',
    })
    expect(JSON.stringify(profile)).not.toContain('secret')
  })

  test('has what its terms require: its sign-out and the link to the account', () => {
    expect(browserSignOutUrl(profile)).toBe(
      'https://account.beatport.com/identity/v1/logout/?callbackUrl=https%3A%2F%2Fwww.beatport.com%2F',
    )
    expect(profile.accountSettings).toBe('https://account.beatport.com/')
  })

  test('could stand in a services file', () => {
    expect(v.safeParse(servicesFile, [profile]).success).toBe(true)
  })

  test('is asked who it is with the ID token, whose claims nobody can check', async () => {
    const world = await beatportWorld()
    const [asked] = world.service.requests.filter(({ route }) => route === 'userinfo')
    const bearer = new Headers(asked?.init.headers).get('authorization')
    expect(bearer).toBe(`Bearer ${world.store.disk?.grant?.idToken?.reveal() ?? 'none'}`)
    expect(world.service.count('jwks')).toBe(0)
    expect(world.state).toMatchObject({ profile: { displayName: 'DJ Example' } })
  })

  test('may have no revocation: that is found out, said, and remembered', async () => {
    const world = await beatportWorld()
    world.service.next('revoke', answers.status(404))
    expect(await world.session.signOut({ browserToo: true })).toEqual({
      local: 'wiped',
      revocation: 'not-offered',
      browser: 'opened',
    })
    await world.signIn()
    const { revocation } = await world.session.signOut({ browserToo: false })
    expect([revocation, world.service.count('revoke')]).toEqual(['not-offered', 1])
  })

  test('is told of a sign-out where it can be', async () => {
    const world = await beatportWorld()
    const { revocation } = await world.session.signOut({ browserToo: false })
    expect([revocation, world.service.count('revoke')]).toEqual(['done', 1])
  })
})
