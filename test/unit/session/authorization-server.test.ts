import { describe, expect, test } from 'vitest'
import { authorizationServer, isLoopback } from '../../../main/session/authorization-server.ts'
import { exampleProfile } from '../../support/world.ts'

describe('a service profile in the terms of RFC 8414', () => {
  test('has its endpoints and what it signs with', () => {
    expect(authorizationServer(exampleProfile)).toEqual({
      issuer: 'https://id.service.example',
      authorization_endpoint: 'https://id.service.example/o/authorize/',
      token_endpoint: 'https://id.service.example/o/token/',
      revocation_endpoint: 'https://id.service.example/o/revoke/',
      userinfo_endpoint: 'https://id.service.example/o/userinfo/',
      jwks_uri: 'https://id.service.example/jwks',
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
    })
  })

  test('leaves out what a service does not have', () => {
    const server = authorizationServer({
      ...exampleProfile,
      revocationEndpoint: undefined,
      userinfo: undefined,
      idToken: { use: 'bearer-only' },
    })
    expect(Object.keys(server)).toEqual(['issuer', 'token_endpoint', 'authorization_endpoint'])
  })
})

describe('plain http is for this machine alone', () => {
  test.each(['http://127.0.0.1:9000/x', 'http://localhost/', 'http://[::1]:80/x'])(
    '%s is here',
    (address) => expect(isLoopback(address)).toBe(true),
  )

  test.each([
    'http://id.service.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://0.0.0.0/',
    'http://127.0.0.2/',
    'https://127.0.0.1/',
    'file:///etc/passwd',
  ])('%s is not', (address) => expect(isLoopback(address)).toBe(false))
})
