import { describe, expect, test } from 'vitest'
import { isLoopback, isSafeAddress } from '../../../main/session/safe-address.ts'

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

describe('secrets go by https, or stay on this machine', () => {
  test.each(['https://id.service.example/', 'HTTPS://id.service.example/', 'http://localhost/'])(
    '%s may have them',
    (address) => expect(isSafeAddress(address)).toBe(true),
  )

  test.each(['http://id.service.example/', 'ftp://localhost/', 'javascript:1', 'https://', ''])(
    '"%s" may not',
    (address) => expect(isSafeAddress(address)).toBe(false),
  )
})
