import { describe, expect, test } from 'vitest'
import { Secret } from '../../../../main/session/secret.ts'
import { atService, renewed, signedIn, stateOf, tokenOf } from './at-service.ts'

const { service, leaks } = atService()

describe('Fuuffy', () => {
  test('goes from the first token to sign-out', async () => {
    const deckpass = await signedIn(service().fuuffyProfile())
    const first = await tokenOf(deckpass)
    expect(first).toMatch(/^sk-[0-9a-f]{32}$/)
    expect((await deckpass.session.accessToken()).lifetime).toBe(3_600_000)
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    expect(service().witness.secrets).toContain(second)
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: undefined })
    expect(await deckpass.session.introspect()).toBeUndefined()
    const again = await deckpass.restart()
    expect(await tokenOf(again)).not.toBe(second)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
    expect(again.store.disk).toBeUndefined()
    expect(leaks(deckpass)).toEqual([])
  })

  test.each([
    ['reason'],
    ['long-reason'],
    ['flat'],
    // `invalid_token` says nothing of a secret; its status does.
    ['word'],
  ] as const)('tells of a wrong secret in the shape "%s"', async (shape) => {
    const problem = 'credentials_refused'
    service().switches.fuuffyErrorShape = shape
    const clientSecret = new Secret('client secret', 'wrong')
    const deckpass = await signedIn({ ...service().fuuffyProfile(), clientSecret })
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem })
  })

  test.each([
    ['invalid_request', 'refused'],
    ['invalid_client', 'credentials_refused'],
    ['rate_limited', 'rate_limited'],
    ['api_error', 'server_error'],
  ] as const)('never ends a session by %s', async (failure, code) => {
    const deckpass = await signedIn(service().fuuffyProfile())
    service().switches.fuuffyFails = failure
    const result = await deckpass.session.renewNow()
    expect(result).toMatchObject({ is: 'failed', error: { code } })
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      health: { is: 'retrying', code },
    })
  })

  test('is not asked again before its rate limit is lifted, by its own clock', async () => {
    Object.assign(service().switches, { fuuffyPerMinute: 1, clockOffset: 86_400_000 })
    const deckpass = await signedIn(service().fuuffyProfile())
    const now = Date.now()
    await deckpass.session.renewNow()
    const state = stateOf(deckpass)
    if (state.phase !== 'signed-in' || state.health.is !== 'retrying')
      throw new Error('It was not told to wait.')
    const wait = state.health.nextAt - now
    expect(wait).toBeGreaterThan(55_000)
    expect(wait).toBeLessThan(65_000)
    expect(await deckpass.session.renewNow()).toMatchObject({ error: { code: 'rate_limited' } })
    expect(service().requests.token).toHaveLength(2)
  })
})
