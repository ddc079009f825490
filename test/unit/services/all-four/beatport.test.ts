import { describe, expect, test } from 'vitest'
import { Secret } from '../../../../main/session/secret.ts'
import { startDeckpass } from '../../identity-service/deckpass.ts'
import { atService, person, renewed, signedIn, stateOf, tokenOf } from './at-service.ts'

const { service, askedAs, leaks } = atService()

describe.each([
  ['a public client', () => service().serviceProfile(), undefined],
  ['a client with a secret', () => service().confidentialProfile(), { active: true }],
] as const)('Beatport for %s', (_, profile, introspected) => {
  test('goes from sign-in to sign-out', async () => {
    const deckpass = await signedIn(profile())
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      profile: { ...person, displayName: 'halcyon' },
    })
    const first = await tokenOf(deckpass)
    expect((await askedAs(first)).status).toBe(200)
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    expect((await askedAs(second)).status).toBe(200)
    expect((await askedAs(first)).status).toBe(401)

    const told = await deckpass.session.introspect()
    if (introspected)
      expect(told).toEqual({
        active: true,
        scope: 'openid user:dj app:external',
        expiresAt: expect.any(Number),
      })
    else expect(told).toBeUndefined()

    const again = await deckpass.restart()
    expect((await askedAs(await tokenOf(again))).status).toBe(200)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'done', browser: 'opened' })
    expect((await again.browse()).url).toBe(`${service().origin}/signed-out`)
    expect((await askedAs(second)).status).toBe(401)
    expect(again.store.disk).toBeUndefined()
    expect(leaks(deckpass)).toEqual([])
    expect(leaks(again)).toEqual([])
  })

  test('keeps its profile and session where renewals bring no ID token', async () => {
    service().switches.idTokenOnRefresh = false
    const deckpass = await signedIn(profile())
    await renewed(deckpass)
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: person })
  })

  test('says that nothing was revoked where there is no route for it', async () => {
    service().switches.revocationRoute = false
    const deckpass = await signedIn(profile())
    const report = await deckpass.session.signOut({ browserToo: false })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
  })

  test('says that the service is at fault where its app has no algorithm', async () => {
    service().switches.hasAlgorithm = false
    const deckpass = await signedIn(profile())
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem: 'server_error' })
  })

  test('believes the life that it is told', async () => {
    service().switches.saidTokenSeconds = 36_000
    const { session } = await signedIn(profile())
    expect((await session.accessToken()).lifetime).toBe(36_000_000)
  })
})

describe('Beatport with a secret that is wrong', () => {
  const wrong = () => ({
    ...service().confidentialProfile(),
    clientSecret: new Secret('client secret', 'a-wrong-secret-of-the-user'),
  })

  test('says so at sign-in, and is told no more than that', async () => {
    const deckpass = await signedIn(wrong())
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem: 'credentials_refused' })
    expect(leaks(deckpass)).toEqual([])
    expect(service().witness.secrets).toContain('a-wrong-secret-of-the-user')
  })

  test('does not end a session that there was', async () => {
    const { session, store } = await signedIn(service().confidentialProfile())
    await session.close()
    const deckpass = await startDeckpass(wrong(), store)
    await expect(deckpass.session.accessToken()).rejects.toThrow('credentials_refused')
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', health: { is: 'retrying' } })
    await expect(deckpass.session.introspect()).rejects.toThrow('credentials_refused')
  })

  test('can be asked what a token is worth by GET, too', async () => {
    const profile = service().confidentialProfile()
    const endpoint = profile.introspection?.endpoint ?? ''
    const deckpass = await signedIn({ ...profile, introspection: { endpoint, method: 'get' } })
    expect(await deckpass.session.introspect()).toMatchObject({ active: true })
    const asked = service().requests.all.filter(({ path }) => path === '/o/introspect/')
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe("Beatport's catalogue", () => {
  test('goes from the first token to sign-out, and no browser takes part', async () => {
    const deckpass = await signedIn(service().anonymousProfile())
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: undefined })
    const first = await tokenOf(deckpass)
    expect(await deckpass.session.introspect()).toMatchObject({
      active: true,
      scope: 'app:external',
    })
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    const again = await deckpass.restart()
    expect(await tokenOf(again)).not.toBe(second)
    const own = { grantType: 'client_credentials', refreshToken: undefined }
    const forms = service().requests.token.map(({ status, token }) => [token, status])
    expect(forms).toEqual([1, 2, 3].map(() => [own, 200]))
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
    expect(leaks(deckpass)).toEqual([])
  })

  test('learns from introspection that its token is worth nothing any more', async () => {
    const deckpass = await signedIn(service().anonymousProfile())
    await tokenOf(deckpass)
    service().forgetEverything()
    expect(await deckpass.session.introspect()).toEqual({ active: false })
    await renewed(deckpass)
    expect(await deckpass.session.introspect()).toMatchObject({ active: true })
  })
})
