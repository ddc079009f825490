import { describe, expect, test } from 'vitest'
import { isLoopback, isSafeAddress } from '../../../main/session/safe-address.ts'

describe('plain http is for this machine alone', () => {
  test.each([
    'http://127.0.0.1',
    'http://127.0.0.1:9000/x',
    'http://localhost',
    'HTTP://LocalHost:8080/',
    'http://[::1]',
    'http://[::1]:80/x',
    'http://[0:0:0:0:0:0:0:1]/',
  ])('%s is here', (address) => expect(isLoopback(address)).toBe(true))

  test.each([
    'http://id.service.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.test/',
    'http://evil.test/localhost',
    'http://localhost@evil.test/',
    'http://[::1]@evil.test/',
    'http://[::]/',
    'http://[::2]/',
    'http://[::ffff:127.0.0.1]/',
    'http://127.0.0.1@evil.example/',
    'http://0.0.0.0/',
    'http://127.0.0.2/',
    'https://127.0.0.1/',
    'file:///etc/passwd',
  ])('%s is not', (address) => expect(isLoopback(address)).toBe(false))
})

describe('secrets go by https, or stay on this machine', () => {
  test.each([
    'https://id.service.example/',
    'HTTPS://ID.SERVICE.EXAMPLE/',
    'https://localhost.evil.test/',
    'http://127.0.0.1',
    'http://[::1]',
    'http://localhost',
    'HTTP://LOCALHOST',
  ])('%s may have them', (address) => expect(isSafeAddress(address)).toBe(true))

  test.each([
    'http://id.service.example/',
    'HTTP://ID.SERVICE.EXAMPLE/',
    'http://localhost.evil.test/',
    'ftp://localhost/',
    'ws://127.0.0.1/',
    'blob:https://id.service.example/4f1d',
    'javascript:1',
    'localhost',
    'https://',
    '',
  ])('"%s" may not', (address) => expect(isSafeAddress(address)).toBe(false))
})
