import { expect, test, vi } from 'vitest'
import { createDistrusted } from '../../../../main/desktop/network/distrusted.ts'

type Proc = Parameters<Electron.Session['setCertificateVerifyProc']>[0]
type Request = Parameters<NonNullable<Proc>>[0]

function setUp() {
  const warn = vi.fn((_event: string, _facts?: object) => {})
  const distrusted = createDistrusted({ warn })
  let proc: Proc = null
  distrusted.watch('beatport', { setCertificateVerifyProc: (given) => void (proc = given) })
  const look = (errorCode: number, issuer: object, issuerName = '') => {
    const decide = vi.fn((_verdict: number) => {})
    const certificate = { issuerName, issuer: { organizations: [], commonName: '', ...issuer } }
    const request: Request = Object.assign(Object.create(null), {
      errorCode,
      verificationResult: errorCode === 0 ? 'net::OK' : 'net::ERR_CERT_AUTHORITY_INVALID',
      certificate,
    })
    proc?.(request, decide)
    return decide.mock.calls
  }
  return { distrusted, look, warn }
}

test('who issued a refused certificate is known, until one is taken', () => {
  const { distrusted, look, warn } = setUp()
  look(-202, { commonName: 'Hotel Guest Inspection CA' })
  expect(distrusted.issuer('beatport')).toBe('Hotel Guest Inspection CA')
  expect(distrusted.issuer('fuuffy')).toBeUndefined()
  expect(warn.mock.calls).toEqual([
    ['certificate-refused', { code: 'net::ERR_CERT_AUTHORITY_INVALID' }],
  ])
  look(0, { commonName: 'A real one' })
  expect(distrusted.issuer('beatport')).toBeUndefined()
})

test('whatever is seen, the decision is Chromium’s', () => {
  const { look } = setUp()
  expect(look(-202, { commonName: 'X' })).toEqual([[-3]])
  expect(look(0, { commonName: 'X' })).toEqual([[-3]])
})

test('a name is one short plain line, and there always is one', () => {
  const { distrusted, look } = setUp()
  look(-202, { commonName: `\u202e<b>\n${'W'.repeat(500)}` })
  expect(distrusted.issuer('beatport')).toMatch(/^<b> W{50,62}…$/)
  look(-202, { organizations: ['Hotel'] })
  expect(distrusted.issuer('beatport')).toBe('Hotel')
  look(-202, {}, 'CN=Hotel')
  expect(distrusted.issuer('beatport')).toBe('CN=Hotel')
  look(-202, {})
  expect(distrusted.issuer('beatport')).toBe('somebody without a name')
})
