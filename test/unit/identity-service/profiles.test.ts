import { describe, expect, it } from 'vitest'
import { clientsWithSecret } from '../../identity-service/index.ts'
import { oneService } from './one-service.ts'

const service = oneService()

const all = () => [
  service().serviceProfile(),
  service().confidentialProfile(),
  service().anonymousProfile(),
  service().beproductProfile(),
  service().fuuffyProfile(),
]

describe('the profiles', () => {
  it('are of this service, each with an id of its own', () => {
    const profiles = all()
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(5)
    for (const { tokenEndpoint } of profiles)
      expect(new URL(tokenEndpoint).origin).toBe(service().origin)
  })

  it('hold their secrets so that they do not print', () => {
    const secrets = all().flatMap(({ clientSecret }) => clientSecret?.reveal() ?? [])
    expect(secrets).toEqual(clientsWithSecret.map(({ secret }) => secret))
    const printed = JSON.stringify(all())
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([])
  })

  it('take a redirect URI', () => {
    const uri = 'app.deckpass://callback'
    for (const profile of [service().confidentialProfile(uri), service().beproductProfile(uri)])
      expect(profile.redirectUri).toBe(uri)
    expect(service().beproductProfile().redirectUri).toBe('app.deckpass.dev://callback')
  })
})

it("knows every client's secret as one, before it is used", () => {
  expect(service().witness.secrets).toEqual(clientsWithSecret.map(({ secret }) => secret))
})
