import { inspect } from 'node:util'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type ErrorCode,
  DeckpassError,
  NetworkError,
  ServiceError,
  SignInError,
  StorageError,
  TokenError,
} from '../../../main/session/errors.ts'
import type { ErrorCode as ShownCode } from '../../../preload/contract.ts'

/** What the contract names besides: why the window's own requests come to nothing. */
type WindowsOwn = 'not_the_answer' | 'not_allowed' | 'invalid_request' | 'unexpected'

test('the window is told of each code under its own name, and of no other', () => {
  expectTypeOf<ShownCode>().toEqualTypeOf<ErrorCode | WindowsOwn>()
})

describe('every error', () => {
  test.each([
    [new NetworkError('offline'), 'NetworkError', 'network'],
    [new ServiceError('server_error'), 'ServiceError', 'service'],
    [new ServiceError('invalid_client'), 'ServiceError', 'developer'],
    [new ServiceError('refused'), 'ServiceError', 'developer'],
    [new SignInError('access_denied', 'user'), 'SignInError', 'user'],
    [new StorageError('write_failed'), 'StorageError', 'user'],
    [new TokenError('signed_out'), 'TokenError', 'user'],
  ])('%o has a code for its message, a name and one who can mend it', (error, name, mender) => {
    expect(error).toBeInstanceOf(DeckpassError)
    expect(error.message).toBe(error.code)
    expect(error.name).toBe(name)
    expect(error.mender).toBe(mender)
    expect(inspect(error)).toContain(`${name}: ${error.code}`)
  })

  test('keeps its cause', () => {
    const cause = new Error('ENOSPC')
    expect(new StorageError('write_failed', { cause }).cause).toBe(cause)
  })
})

describe('whether a request never left', () => {
  test.each([
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_CONNECTION_TIMED_OUT',
    'net::ERR_ADDRESS_UNREACHABLE',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'net::ERR_TUNNEL_CONNECTION_FAILED',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'net::ERR_CERT_DATE_INVALID',
    'ENOTFOUND',
    'ECONNREFUSED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ])('is certain for %s', (cause) => {
    expect(new NetworkError('offline', { cause }).unsent).toBe(true)
  })

  test.each([
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_TIMED_OUT',
    'net::ERR_NETWORK_CHANGED',
    'net::ERR_NETWORK_IO_SUSPENDED',
    'net::ERR_HTTP2_PROTOCOL_ERROR',
    // An alert may come in the middle of a connection.
    'net::ERR_SSL_PROTOCOL_ERROR',
    'net::ERR_SSL_BAD_RECORD_MAC_ALERT',
    'ECONNRESET',
    '',
  ])('is not for %j', (cause) => {
    expect(new NetworkError('offline', { cause }).unsent).toBe(false)
    expect(new NetworkError('certificate', { cause }).unsent).toBe(false)
  })

  test('is not for a time-out or where nothing is known', () => {
    expect(new NetworkError('timeout').unsent).toBe(false)
    expect(new NetworkError('certificate').unsent).toBe(false)
  })
})
