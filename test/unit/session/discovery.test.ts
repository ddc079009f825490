import { describe, expect, test } from 'vitest'
import { discover } from '../../../main/session/discovery.ts'
import { createHttp } from '../../../main/session/http.ts'
import { json, World } from '../../support/world.ts'

const issuer = 'https://id.service.example/ids'
const good = {
  issuer,
  authorization_endpoint: `${issuer}/connect/authorize`,
  token_endpoint: `${issuer}/connect/token`,
  userinfo_endpoint: `${issuer}/connect/userinfo`,
  end_session_endpoint: `${issuer}/connect/endsession`,
  jwks_uri: `${issuer}/.well-known/jwks`,
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
}

function asking(answer: () => Response, asked = issuer) {
  const urls: string[] = []
  const http = createHttp({
    ...new World().ports,
    async fetch(url) {
      urls.push(url)
      return answer()
    },
  })
  return { urls, found: discover(asked, http) }
}

describe('discovery', () => {
  test('tells where everything is', async () => {
    const { urls, found } = asking(() => json(good))
    expect(await found).toEqual({
      authorizationEndpoint: good.authorization_endpoint,
      tokenEndpoint: good.token_endpoint,
      userinfoEndpoint: good.userinfo_endpoint,
      revocationEndpoint: undefined,
      introspectionEndpoint: undefined,
      endSessionEndpoint: good.end_session_endpoint,
      jwksUri: good.jwks_uri,
      algorithms: ['RS256', 'ES256'],
    })
    expect(urls).toEqual([`${issuer}/.well-known/openid-configuration`])
  })

  test('takes RS256 for the algorithm where none is told', async () => {
    const { found } = asking(() =>
      json({ ...good, id_token_signing_alg_values_supported: undefined }),
    )
    expect(await found).toMatchObject({ algorithms: ['RS256'] })
  })

  test.each([
    ['of another issuer', { issuer: 'https://id.other.example' }],
    ['without a token endpoint', { token_endpoint: undefined }],
    ['with a plain address', { token_endpoint: 'http://id.service.example/token' }],
    ['with a plain address for its keys', { jwks_uri: 'http://id.service.example/keys' }],
    ['with no address at all', { authorization_endpoint: 'javascript:alert(1)' }],
    ['with half of one', { authorization_endpoint: 'https://' }],
  ])('does not take a description %s', async (_what, changes) => {
    const { found } = asking(() => json({ ...good, ...changes }))
    await expect(found).rejects.toMatchObject({ code: 'unexpected_answer' })
  })

  test.each([
    ['a page', () => new Response('<title>Wi-Fi</title>')],
    ['a no', () => json({}, 404)],
    ['nothing', () => new Response(null)],
  ])('does not take %s', async (_what, answer) => {
    await expect(asking(answer).found).rejects.toMatchObject({ code: 'unexpected_answer' })
  })

  test('asks nobody over plain http but this machine', async () => {
    const elsewhere = asking(() => json(good), 'http://id.service.example')
    await expect(elsewhere.found).rejects.toMatchObject({ code: 'unexpected_answer' })
    expect(elsewhere.urls).toEqual([])
  })

  test('tells that there is no network', async () => {
    const { found } = asking(() => {
      throw new Error('net::ERR_INTERNET_DISCONNECTED')
    })
    await expect(found).rejects.toMatchObject({ code: 'offline' })
  })
})
