import { describe, expect, test } from 'vitest'
import { beproduct } from '../../../main/services/beproduct.ts'
import { discoveredService, keepDescription } from '../../../main/services/discovered-service.ts'
import { fuuffy } from '../../../main/services/fuuffy.ts'
import { exampleProfile } from '../../support/world.ts'

const at = (path: string) => `https://moved.example/${path}`
const all = {
  authorizationEndpoint: at('authorize'),
  tokenEndpoint: at('token'),
  userinfoEndpoint: at('userinfo'),
  revocationEndpoint: at('revoke'),
  introspectionEndpoint: at('introspect'),
  endSessionEndpoint: at('end'),
  jwksUri: at('jwks'),
  algorithms: ['RS256', 'none', 'HS256', 'ES256'],
}
const nothing = {
  ...all,
  userinfoEndpoint: undefined,
  revocationEndpoint: undefined,
  introspectionEndpoint: undefined,
  endSessionEndpoint: undefined,
  jwksUri: undefined,
}

describe('a service whose issuer described itself', () => {
  test('has its endpoints where that says', () => {
    const { profile } = discoveredService(beproduct, keepDescription(all))
    expect(profile).toEqual({
      ...beproduct.profile,
      authorizationEndpoint: at('authorize'),
      tokenEndpoint: at('token'),
      revocationEndpoint: at('revoke'),
      idToken: { use: 'signed', jwksUri: at('jwks'), algorithms: ['RS256'] },
      userinfo: { endpoint: at('userinfo'), bearer: 'access_token' },
      browserSignOut: { ...beproduct.profile.browserSignOut, endpoint: at('end') },
    })
  })

  test('keeps what that does not tell', () => {
    const { profile } = discoveredService(beproduct, keepDescription(nothing))
    expect(profile).toEqual({
      ...beproduct.profile,
      authorizationEndpoint: at('authorize'),
      tokenEndpoint: at('token'),
    })
  })

  test('believes an ID token no more than before, and signs out as before', () => {
    const browserSignOut = { endpoint: at('x'), style: 'callback-url', returnTo: at('y') } as const
    const idToken = { use: 'bearer-only' } as const
    const profile = { ...exampleProfile, idToken, browserSignOut, userinfo: undefined }
    const service = { asks: 'nothing', discovery: true, profile } as const
    const moved = discoveredService(service, keepDescription(all)).profile
    expect(moved).toMatchObject({ idToken, browserSignOut })
    expect('userinfo' in moved && moved.userinfo).toBeUndefined()
  })

  test('is left alone where it does not ask for that', () => {
    const example = { asks: 'nothing', profile: exampleProfile } as const
    expect(discoveredService(example, keepDescription(all))).toBe(example)
    expect(discoveredService(fuuffy, keepDescription(all))).toBe(fuuffy)
    expect(discoveredService(beproduct, undefined)).toBe(beproduct)
  })

  test('has only algorithms kept that are checked', () => {
    expect(keepDescription(all).algorithms).toEqual(['RS256', 'ES256'])
  })
})
