import { createHmac } from 'node:crypto'
import { Events, type MutableToken } from 'oauth2-mock-server'
import { describe, expect, test } from 'vitest'
import { makeKey, unsigned } from '../../support/world/id-token-key.ts'
import { mockProviderForEach } from './mock-server.ts'

const { server, signedIn } = mockProviderForEach()
const claiming = (change: (token: MutableToken) => void) =>
  void server().service.on(Events.BeforeTokenSigning, change)
/** Puts another ID token into token answers: what `forge` makes of the claims of the good one. */
const forging = (forge: (claims: Record<string, unknown>) => string) =>
  void server().service.on(Events.BeforeResponse, (answer: { body: unknown }) => {
    const body = { ...Object(answer.body) }
    const payload: unknown = JSON.parse(atob(String(body.id_token).split('.')[1] ?? ''))
    answer.body = { ...body, id_token: forge({ ...Object(payload) }) }
  })

describe('an ID token', () => {
  const problem = { phase: 'signed-out', problem: 'id_token_invalid' }
  const stateAfter = async () => (await signedIn()).session.see().state

  test.each<[string, (token: MutableToken) => void]>([
    ['of another issuer', ({ payload }) => (payload.iss = 'https://evil.example')],
    ['for another client', ({ payload }) => (payload['aud'] = 'another')],
    ['for nobody', ({ payload }) => delete payload['aud']],
    ['with another nonce', ({ payload }) => (payload['nonce'] = 'another')],
    ['without a nonce', ({ payload }) => delete payload['nonce']],
    ['that has expired', ({ payload }) => (payload.exp = payload.iat - 3600)],
    ['that is not valid yet', ({ payload }) => (payload.nbf = payload.iat + 3600)],
    ['of nobody', ({ payload }) => delete payload['sub']],
    ['by a key that nobody knows', ({ header }) => (header.kid = 'mock-9')],
  ])('%s is refused', async (_what, change) => {
    claiming(change)
    expect(await stateAfter()).toEqual(problem)
  })

  test.each<[string, (claims: Record<string, unknown>) => string]>([
    ['signed by another key', (claims) => makeKey('mock-1', 'RS256').sign(claims)],
    ['signed by another kind of key', (claims) => makeKey('mock-1').sign(claims)],
    ['that is not signed', unsigned],
    ['with the public key for a shared secret', confusedWithPublicKey],
  ])('%s is refused', async (_what, forge) => {
    forging(forge)
    expect(await stateAfter()).toEqual(problem)
  })

  test('by a key that is new since the last sign-in is taken', async () => {
    const { session, signIn } = await signedIn()
    await session.signOut({ browserToo: false })
    await server().issuer.keys.generate('RS256', { kid: 'mock-1' })
    await signIn()
    expect(session.see().state.phase).toBe('signed-in')
  })

  test('of a renewal is kept if its key is new, and left out if it is wrong', async () => {
    const first = await signedIn()
    const kept = () => first.store.disk?.grant?.idToken?.reveal()
    const renewedADayLater = async () => {
      const { disk } = first.store
      if (!disk?.grant?.profile) throw new Error('There is no session to renew.')
      const profile = { ...disk.grant.profile, fetchedAt: 0 }
      first.store.disk = { ...disk, grant: { ...disk.grant, profile } }
      const { session } = await first.restart()
      expect(await session.renewNow()).toMatchObject({ is: 'issued' })
      await expect.poll(() => first.store.disk?.grant?.profile?.fetchedAt).toBeGreaterThan(0)
      expect(session.see().state.phase).toBe('signed-in')
      await session.close()
    }
    await server().issuer.keys.generate('RS256', { kid: 'mock-1' })
    claiming(({ payload }) => (payload['mark'] = 'second'))
    const before = kept()
    await renewedADayLater()
    const second = kept()
    expect(second).not.toBe(before)
    forging((claims) => makeKey('mock-1', 'RS256').sign(claims))
    await renewedADayLater()
    expect(kept()).toBe(second)
  })
})

/** A JWT that is authenticated with the text of the provider's public key. */
function confusedWithPublicKey(claims: Record<string, unknown>): string {
  const [key] = server().issuer.keys.toJSON()
  const input = [{ alg: 'HS256', kid: 'mock-1' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${input}.${createHmac('sha256', JSON.stringify(key)).update(input).digest('base64url')}`
}
