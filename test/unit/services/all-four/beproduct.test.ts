import { describe, expect, test } from 'vitest'
import { systemClock, systemTimers } from '../../../../main/desktop/ports.ts'
import { discover } from '../../../../main/session/discovery.ts'
import { createHttp } from '../../../../main/session/http.ts'
import { Secret } from '../../../../main/session/secret.ts'
import { startDeckpass } from '../../identity-service/deckpass.ts'
import { atService, person, renewed, signedIn, stateOf, tokenOf } from './at-service.ts'

const { service, askedAs, leaks } = atService()

describe.each([true, false])('BeProduct, with refresh tokens that rotate: %s', (rotates) => {
  test('goes from sign-in to sign-out', async () => {
    service().switches.beproductRotates = rotates
    const deckpass = await signedIn(service().beproductProfile())
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      profile: { ...person, displayName: 'John Doe' },
    })
    const { lifetime, scope } = await deckpass.session.accessToken()
    expect(lifetime).toBe(28_800_000)
    expect(scope).toBe('openid profile email roles offline_access BeProductPublicApi')
    const kept = deckpass.store.refreshToken()
    const token = await renewed(deckpass)
    expect((await askedAs(token, '/ids/connect/userinfo')).status).toBe(200)
    expect(deckpass.store.refreshToken() === kept).toBe(!rotates)
    expect(await deckpass.session.introspect()).toBeUndefined()

    const again = await deckpass.restart()
    const latest = await tokenOf(again)
    expect((await askedAs(latest, '/ids/connect/userinfo')).status).toBe(200)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'opened' })
    expect((await again.browse()).url).toBe(`${service().origin}/ids/signed-out`)
    expect(leaks(deckpass)).toEqual([])
    expect(leaks(again)).toEqual([])
    await again.session.signIn()
    expect((await again.browse()).url).toContain('/ids/account/login/')
  })
})

describe('BeProduct', () => {
  test('describes itself as the profile has it', async () => {
    const profile = service().beproductProfile()
    const http = createHttp({ fetch, clock: systemClock, timers: systemTimers })
    expect(await discover(profile.issuer, http)).toMatchObject({
      authorizationEndpoint: profile.authorizationEndpoint,
      tokenEndpoint: profile.tokenEndpoint,
      userinfoEndpoint: profile.userinfo?.endpoint,
      endSessionEndpoint: profile.browserSignOut?.endpoint,
      jwksUri: profile.idToken.use === 'signed' && profile.idToken.jwksUri,
      algorithms: expect.arrayContaining(['RS256']),
    })
    service().faults.next('beproduct-discovery', { answer: 'html' })
    await expect(discover(profile.issuer, http)).rejects.toThrow('unexpected_answer')
  })

  test('tells of a wrong secret with a 400, and the session goes on', async () => {
    const { session, store } = await signedIn(service().beproductProfile())
    await session.close()
    const clientSecret = new Secret('client secret', 'wrong')
    const deckpass = await startDeckpass({ ...service().beproductProfile(), clientSecret }, store)
    await expect(deckpass.session.accessToken()).rejects.toThrow('credentials_refused')
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in' })
  })

  test('ends the session when it has forgotten it', async () => {
    const deckpass = await signedIn(service().beproductProfile())
    service().forgetEverything()
    expect(await deckpass.session.renewNow()).toEqual({ is: 'ended' })
    expect(stateOf(deckpass)).toMatchObject({ phase: 'ended', reason: 'refused-by-service' })
  })

  test('outlives a lost answer where that has not spent the refresh token', async () => {
    service().switches.beproductRotates = false
    const deckpass = await signedIn(service().beproductProfile())
    service().faults.next('beproduct-token', { lose: 'after' })
    expect(await deckpass.session.renewNow()).toMatchObject({ is: 'failed' })
    const again = await deckpass.restart()
    const token = await tokenOf(again)
    expect((await askedAs(token, '/ids/connect/userinfo')).status).toBe(200)
  })
})
