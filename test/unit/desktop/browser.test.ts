import { beforeEach, describe, expect, test, vi } from 'vitest'
import { beatport } from '../../../main/services/beatport.ts'
import { allowedOrigins, systemBrowser } from '../../../main/desktop/browser.ts'
import { exampleProfile } from '../../support/world.ts'

const openExternal = vi.fn((_url: string) => Promise.resolve())

beforeEach(() => {
  openExternal.mockReset().mockResolvedValue()
})

describe('the origins that a person is sent to', () => {
  test('are those of the sign-in, the sign-out and the account', () => {
    const origins = allowedOrigins({
      ...exampleProfile,
      authorizationEndpoint: 'https://a.example/authorize',
      browserSignOut: {
        endpoint: 'https://b.example/x',
        style: 'end-session',
        returnTo: 'https://z',
      },
      accountSettings: 'https://c.example:8443/me',
    })
    expect([...origins]).toEqual([
      'https://a.example',
      'https://b.example',
      'https://c.example:8443',
    ])
  })

  test('of Beatport are one', () => {
    const profile = beatport({ clientId: 'x', redirectUri: 'app.deckpass://callback' })
    expect([...allowedOrigins(profile)]).toEqual(['https://account.beatport.com'])
  })

  test('hold plain http for this machine alone', () => {
    const at = (authorizationEndpoint: string) => [
      ...allowedOrigins({ ...exampleProfile, authorizationEndpoint, browserSignOut: undefined }),
    ]
    expect(at('http://127.0.0.1:9000/authorize')).toEqual(['http://127.0.0.1:9000'])
    expect(at('http://id.example/authorize')).toEqual([])
    expect(at('javascript:alert(1)')).toEqual([])
    expect(at('file:///etc/passwd')).toEqual([])
  })
})

describe('the system\u2019s browser', () => {
  const { open } = systemBrowser(exampleProfile, openExternal)

  test('opens an address of the service, written anew', async () => {
    await open('https://ID.service.example:443/o/../o/authorize/?a=b c"d')
    expect(openExternal.mock.calls).toEqual([
      ['https://id.service.example/o/authorize/?a=b%20c%22d'],
    ])
  })

  test.each([
    'http://id.service.example/o/authorize/',
    'https://id.service.example.evil.example/',
    'https://id.service.example@evil.example/',
    'https://evil.example/?https://id.service.example',
    'https://id.service.example:8443/',
    'blob:https://id.service.example/4f1d',
    'javascript:alert(1)//https://id.service.example',
    'file:///etc/passwd',
    'file://id.service.example/share',
    'smb://id.service.example/share',
    'search-ms:query=x',
    'ms-msdt:/id PCWDiagnostic',
    '\\\\id.service.example\\share',
    'id.service.example',
    '',
  ])('does not open %s', async (address) => {
    await expect(open(address)).rejects.toThrow()
    expect(openExternal).not.toHaveBeenCalled()
  })

  test('says so if the system has nothing to open it with', async () => {
    openExternal.mockRejectedValue(new Error('no browser'))
    await expect(open('https://id.service.example/')).rejects.toThrow('no browser')
  })
})
