import { describe, expect, it } from 'vitest'
import { hasCredentials, wantsCredentials } from '../../../../renderer/connections/asks.ts'
import { secretService } from '../../../support/connection-scenarios.ts'
import { connection, service, services, signedIn } from '../../../support/snapshots.ts'

const signedOut = { phase: 'signed-out' } as const

describe('hasCredentials', () => {
  it.each([
    ['a person at a service that asks for nothing', connection(signedOut), false],
    ['nobody signs in', connection(signedOut, { service: secretService }), true],
    ['they are wanted', connection(signedOut, { credentials: 'wanted' }), true],
    [
      'a person at a service that asks for them',
      connection(signedOut, { service: { ...service, name: 'BeProduct', host: 'id.winks.io' } }),
      true,
    ],
    [
      'another service of that name',
      connection(signedOut, { service: { ...service, name: 'BeProduct', host: 'x.test' } }),
      false,
    ],
  ])('%s', (_, view, expected) => {
    expect(hasCredentials(view, services)).toBe(expected)
  })
})

describe('wantsCredentials', () => {
  it.each([
    [connection(signedOut), false],
    [connection(signedOut, { credentials: 'wanted' }), true],
    [connection({ phase: 'opening' }, { credentials: 'sought' }), true],
    [connection({ ...signedOut, problem: 'credentials_refused' }), true],
    [connection({ ...signedOut, problem: 'invalid_client' }), false],
    [connection(signedIn), false],
  ])('%#', (view, expected) => {
    expect(wantsCredentials(view)).toBe(expected)
  })
})
