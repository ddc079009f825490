import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { beginSignIn } from '../../../main/session/authorization-request.ts'
import { checkResponse } from '../../../main/session/authorization-response.ts'
import { SignInError } from '../../../main/session/errors.ts'
import { exampleProfile, seededRandom } from '../../support/world.ts'

const pending = beginSignIn(
  seededRandom(),
  { now: () => 0, monotonic: () => 0 },
  exampleProfile.redirectUri,
)
const state = pending.state.reveal()

const check = (parameters: Record<string, string>) =>
  checkResponse(exampleProfile, pending, new URLSearchParams({ state, ...parameters }))

const errorOf = (parameters: Record<string, string>) => {
  try {
    check(parameters)
  } catch (error) {
    return error
  }
  return undefined
}

describe('a response with a code', () => {
  test('gives what the token request takes', () => {
    expect(check({ code: 'c' }).get('code')).toBe('c')
  })

  test('may name our issuer', () => {
    expect(check({ code: 'c', iss: exampleProfile.issuer }).get('code')).toBe('c')
  })

  test.each([
    ['https://evil.example'],
    [`${exampleProfile.issuer}/`],
    [exampleProfile.issuer.toUpperCase()],
    [''],
  ])('that names the issuer %j is refused (RFC 9207)', (iss) => {
    const error = errorOf({ code: 'c', iss })
    expect(error).toBeInstanceOf(SignInError)
    expect(error).toMatchObject({ code: 'issuer_mismatch', mender: 'service' })
  })

  test.each([['id_token'], ['token'], ['response']])('and with %s is no answer to ours', (name) => {
    expect(errorOf({ code: 'c', [name]: 'x.y.z' })).toMatchObject({ code: 'authorization_refused' })
  })
})

describe('a response with an error', () => {
  test.each([
    ['access_denied', 'access_denied', 'user'],
    ['invalid_scope', 'invalid_scope', 'developer'],
    ['server_error', 'authorization_refused', 'service'],
    ['unauthorized_client', 'authorization_refused', 'service'],
    ['<script>alert(1)</script>', 'authorization_refused', 'service'],
  ])('%s gives a plain code', (error, code, mender) => {
    const thrown = errorOf({ error, error_description: 'canary-text <b>', error_uri: 'http://x' })
    expect(thrown).toBeInstanceOf(SignInError)
    expect(thrown).toMatchObject({ code, mender })
    expect(inspect(thrown, { showHidden: true })).not.toMatch(/canary|script/)
  })

  test('counts as another server\u2019s if it names another issuer', () => {
    expect(errorOf({ error: 'access_denied', iss: 'https://evil.example' })).toMatchObject({
      code: 'issuer_mismatch',
    })
  })
})
