import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { authorizationUrl, beginSignIn } from '../../../main/session/authorization-request.ts'
import type { Random } from '../../../main/session/ports.ts'
import type { PendingSignIn } from '../../../main/session/record.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { exampleProfile, openedWorld, seededRandom } from '../../support/world.ts'

const clock = { now: () => 1_234, monotonic: () => 0 }

const { redirectUri } = exampleProfile
const begin = (random: Random) => beginSignIn(random, clock, redirectUri)

const requestOf = async (profile: PersonProfile = exampleProfile, seed = 1) => {
  const pending = begin(seededRandom(seed))
  return { pending, url: new URL(await authorizationUrl(profile, pending)) }
}
const secretsOf = ({ state, nonce, codeVerifier }: PendingSignIn) =>
  [state, nonce, codeVerifier].map((secret) => secret.reveal())

describe('what a sign-in begins with', () => {
  test('is 256 random bits each for state, nonce and verifier', () => {
    const lengths: number[] = []
    const bytes = (length: number) => {
      lengths.push(length)
      return new Uint8Array(length).fill(lengths.length)
    }
    const pending = beginSignIn({ bytes }, clock, redirectUri)
    expect(lengths).toEqual([32, 32, 32])
    for (const [at, text] of secretsOf(pending).entries())
      expect(Buffer.from(text, 'base64url')).toEqual(Buffer.alloc(32, at + 1))
    expect(pending.startedAt).toBe(1_234)
  })

  test('is never the same again', () => {
    const random = seededRandom()
    const secrets = Array.from({ length: 50 }, () => secretsOf(begin(random))).flat()
    expect(new Set(secrets).size).toBe(150)
  })

  test('has a verifier that the standard allows (RFC 7636 section 4.1)', () => {
    const { codeVerifier } = begin(seededRandom())
    expect(codeVerifier.reveal()).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
  })
})

describe('the authorization request', () => {
  test('has exactly these parameters, each once', async () => {
    const { pending, url } = await requestOf()
    expect(url.origin + url.pathname).toBe(exampleProfile.authorizationEndpoint)
    const hash = createHash('sha256').update(pending.codeVerifier.reveal()).digest('base64url')
    expect([...url.searchParams]).toEqual([
      ['response_type', 'code'],
      ['client_id', 'deckpass-client'],
      ['redirect_uri', 'app.deckpass://callback'],
      ['scope', 'openid user:dj'],
      ['state', pending.state.reveal()],
      ['code_challenge', hash],
      ['code_challenge_method', 'S256'],
      ['nonce', pending.nonce.reveal()],
    ])
  })

  test('does not hold the verifier in any form', async () => {
    const { pending, url } = await requestOf()
    const verifier = pending.codeVerifier.reveal()
    expect(decodeURIComponent(url.href)).not.toContain(verifier)
    expect(url.href).not.toContain(verifier.slice(0, 12))
  })

  test('asks for the configured scopes and no other', async () => {
    const scopes = ['app:locker', 'user:dj']
    const { url } = await requestOf({ ...exampleProfile, scopes })
    expect(url.searchParams.get('scope')).toBe('app:locker user:dj')
  })

  test('has no nonce where no ID token is asked for', async () => {
    const { url } = await requestOf({ ...exampleProfile, scopes: ['user:dj'] })
    expect(url.searchParams.has('nonce')).toBe(false)
  })

  test('asks for the prompt that a service or the moment needs, and else for none', async () => {
    const { url, pending } = await requestOf({ ...exampleProfile, prompt: 'consent' })
    expect(url.searchParams.get('prompt')).toBe('consent')
    expect((await requestOf()).url.searchParams.has('prompt')).toBe(false)
    const switching = new URL(
      await authorizationUrl(exampleProfile, { ...pending, prompt: 'select_account' }),
    )
    expect(switching.searchParams.get('prompt')).toBe('select_account')
  })

  test('keeps what the endpoint has in its own query', async () => {
    const authorizationEndpoint = `${exampleProfile.authorizationEndpoint}?tenant=a%26b`
    const { url } = await requestOf({ ...exampleProfile, authorizationEndpoint })
    expect(url.searchParams.get('tenant')).toBe('a&b')
    expect(url.searchParams.get('response_type')).toBe('code')
  })

  test('has another challenge, state and nonce every time', async () => {
    const urls = await Promise.all([1, 2, 3].map((seed) => requestOf(exampleProfile, seed)))
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(new Set(urls.map(({ url }) => url.searchParams.get(name))).size).toBe(3)
  })

  test('names the same redirect URI, byte for byte, as the token request after it', async () => {
    for (const [configured, sent] of [
      [redirectUri, redirectUri],
      ['http://127.0.0.1/callback', 'http://127.0.0.1:49152/callback'],
    ]) {
      const world = await openedWorld({ redirectUri: configured ?? '' })
      await world.signIn()
      const asked = new URL(world.opened[0] ?? '').searchParams
      const [request] = world.service.requests
      expect([asked.get('redirect_uri'), request?.form.get('redirect_uri')]).toEqual([sent, sent])
      expect(world.state.phase).toBe('signed-in')
    }
  })

  test('is followed by a token request with exactly these parameters', async () => {
    const world = await openedWorld()
    await world.signIn()
    const [token] = world.service.requests
    expect(Object.fromEntries(token?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'deckpass-client',
      redirect_uri: 'app.deckpass://callback',
      code: expect.stringContaining('code-canary'),
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    })
  })
})
