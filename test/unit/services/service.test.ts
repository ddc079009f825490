import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { beatportAnonymous } from '../../../main/services/beatport-anonymous.ts'
import { beproduct } from '../../../main/services/beproduct.ts'
import { fuuffy } from '../../../main/services/fuuffy.ts'
import { servicesFile } from '../../../main/services/schema.ts'
import { connectedFromTheStart, profileOf } from '../../../main/services/service.ts'
import { Secret } from '../../../main/session/secret.ts'
import { exampleProfile } from '../../support/world.ts'

const id = 'example-2'
const credentials = { clientId: 'mine', clientSecret: new Secret('client secret', 'of-mine') }
const asksNothing = { asks: 'nothing', profile: exampleProfile } as const

describe('the profile of a connection', () => {
  test('is the service\u2019s, under the connection\u2019s own id and name', () => {
    expect(profileOf(asksNothing, id, undefined)).toEqual({ ...exampleProfile, id })
  })

  test('has no secret that the service did not ask for', () => {
    expect(profileOf(asksNothing, id, credentials)).toEqual({ ...exampleProfile, id })
  })

  test('takes the user\u2019s credentials where it has to', () => {
    expect(profileOf(beproduct, id, credentials)).toEqual({
      ...beproduct.profile,
      id,
      ...credentials,
    })
  })

  test('is not there without them', () => {
    expect(profileOf(fuuffy, id, undefined)).toBeUndefined()
  })

  test('is there from the start for services that ask for nothing', () => {
    expect(connectedFromTheStart([fuuffy, asksNothing, beproduct])).toEqual([exampleProfile])
  })
})

describe.each([
  ['Beatport\u2019s catalogue', beatportAnonymous, 'account.beatport.com'],
  ['BeProduct', beproduct, 'id.winks.io'],
  ['Fuuffy', fuuffy, 'api-gateway.fuuffy.com'],
])('%s', (_name, service, host) => {
  test('is reached over https alone, at its own host', () => {
    expect(new URL(service.profile.tokenEndpoint).href).toMatch(`https://${host}/`)
    expect(JSON.stringify(service)).not.toContain('http://id')
  })

  test('could stand in a services file', () => {
    const { idToken, claims, ...rest } = service.profile
    const isSecret = rest.flow === 'client-credentials'
    const text = { ...rest, ...(!isSecret && { idToken, claims }), discovery: service.discovery }
    const { discovery: _, ...plain } = text
    expect(v.safeParse(servicesFile, [isSecret ? plain : text]).success).toBe(true)
  })

  test('ships neither id nor secret', () => {
    expect(service.asks).toBe('credentials')
    expect(Object.keys(service.profile)).not.toContain('clientId')
  })
})
