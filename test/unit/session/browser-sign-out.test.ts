import { describe, expect, test } from 'vitest'
import { browserSignOutUrl } from '../../../main/session/browser-sign-out.ts'
import { Secret, type IdToken } from '../../../main/session/secret.ts'
import { exampleProfile } from '../../support/world.ts'

const urlFor = (style: 'callback-url' | 'end-session') =>
  new URL(
    browserSignOutUrl({
      ...exampleProfile,
      browserSignOut: { endpoint: 'https://id.example/out?a=1', style, returnTo: 'https://www/?b' },
    }) ?? '',
  )

describe('the address that ends the browser\u2019s session', () => {
  test('names where to go as callbackUrl, Beatport\u2019s way', () => {
    const url = urlFor('callback-url')
    expect(url.origin + url.pathname).toBe('https://id.example/out')
    expect(Object.fromEntries(url.searchParams)).toEqual({ a: '1', callbackUrl: 'https://www/?b' })
  })

  test('names the client as the standard has it, and holds no token', () => {
    expect(Object.fromEntries(urlFor('end-session').searchParams)).toEqual({
      a: '1',
      client_id: 'deckpass-client',
      post_logout_redirect_uri: 'https://www/?b',
    })
  })

  test('holds the ID token where the service wants that hint, and there is one', () => {
    const browserSignOut = {
      endpoint: 'https://id.example/out',
      style: 'end-session',
      returnTo: 'https://www/',
      hint: 'id_token',
    } as const
    const hintOf = (profile: typeof exampleProfile, idToken?: IdToken) =>
      new URL(browserSignOutUrl(profile, idToken) ?? '').searchParams.get('id_token_hint')
    const idToken = new Secret('ID token', 'x.y.z')
    expect(hintOf({ ...exampleProfile, browserSignOut }, idToken)).toBe('x.y.z')
    expect(hintOf({ ...exampleProfile, browserSignOut })).toBeNull()
    const without = { ...browserSignOut, hint: undefined }
    expect(hintOf({ ...exampleProfile, browserSignOut: without }, idToken)).toBeNull()
  })

  test('is not there for a service that has none', () => {
    expect(browserSignOutUrl({ ...exampleProfile, browserSignOut: undefined })).toBeUndefined()
  })
})
