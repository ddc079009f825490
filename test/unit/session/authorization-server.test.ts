import { describe, expect, test } from 'vitest'
import { authorizationServer } from '../../../main/session/authorization-server.ts'
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
