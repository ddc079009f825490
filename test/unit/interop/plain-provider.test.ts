import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { startPlainProvider } from '../../support/plain-provider.ts'
import { MemoryStore } from '../../support/world/memory-store.ts'
import { startDeckpass } from '../identity-service/deckpass.ts'
import { Person } from '../identity-service/person.ts'

/*
 * oidc-provider with its own routes, pages and rules: refresh tokens rotate, and one that comes twice
 * ends its whole family.
 */

let profile: PersonProfile

beforeEach(async () => {
  const provider = await startPlainProvider('app.deckpass.dev://callback')
  const { origin } = provider
  profile = {
    ...provider.profile,
    browserSignOut: {
      endpoint: `${origin}/session/end`,
      style: 'end-session',
      returnTo: `${origin}/signed-out`,
    },
  }
  return () => provider.stop()
})

/** Signs in through the provider's own pages. */
async function signedIn(person = new Person(), store = new MemoryStore()) {
  const deckpass = await startDeckpass(profile, store, person)
  await deckpass.session.signIn()
  const login = await deckpass.browse()
  const form = { prompt: 'login', login: 'turntable', password: 'anything' }
  const consent = await person.open(login.url, form)
  const { url } = await person.open(consent.url, { prompt: 'consent' })
  expect(await deckpass.session.receive(url)).toBe(true)
  return deckpass
}
const phaseOf = ({ session }: Awaited<ReturnType<typeof startDeckpass>>) => session.see().state

describe('a plain OpenID provider', () => {
  test('is signed in to, with a signed ID token and userinfo', async () => {
    const deckpass = await signedIn()
    expect(phaseOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      profile: { sub: 'turntable', displayName: 'Plain turntable' },
    })
    const { accessToken, lifetime } = await deckpass.session.accessToken({ minValidity: 0 })
    expect(lifetime).toBe(30_000)
    const headers = { authorization: `Bearer ${accessToken.reveal()}` }
    const told = await fetch(profile.userinfo?.endpoint ?? '', { headers })
    expect(await told.json()).toEqual({ sub: 'turntable', name: 'Plain turntable' })
  })

  test('rotates the refresh token, and the newest one outlives a restart', async () => {
    const deckpass = await signedIn()
    const seen = new Set([deckpass.store.refreshToken()])
    let current = deckpass
    for (let round = 0; round < 3; round++) {
      expect(await current.session.renewNow()).toMatchObject({ is: 'issued' })
      seen.add(current.store.refreshToken())
      current = await current.restart()
    }
    expect(seen.size).toBe(4)
    expect(phaseOf(current)).toMatchObject({ phase: 'signed-in' })
  })

  test('ends every copy of a session when a spent refresh token comes back', async () => {
    const deckpass = await signedIn()
    const stolen = new MemoryStore()
    stolen.disk = deckpass.store.disk
    expect(await deckpass.session.renewNow()).toMatchObject({ is: 'issued' })
    const thief = await startDeckpass(profile, stolen)
    expect(await thief.session.renewNow()).toEqual({ is: 'ended' })
    expect(await deckpass.session.renewNow()).toEqual({ is: 'ended' })
    expect(phaseOf(deckpass)).toMatchObject({ phase: 'ended', reason: 'refused-by-service' })
    expect(deckpass.store.refreshToken()).toBeUndefined()
  })

  test('ends the browser\u2019s session at its own page, and says where to go after', async () => {
    // The provider says that its own page is plain, which is what is wanted here.
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    onTestFinished(() => void vi.restoreAllMocks())
    const person = new Person()
    const deckpass = await signedIn(person)
    const report = await deckpass.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'opened' })
    const page = await deckpass.browse()
    expect(new URL(page.url).pathname).toBe('/session/end')
    expect(page.status).toBe(200)
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page.text) ?? []
    const confirm = `${new URL(page.url).origin}/session/end/confirm`
    expect((await person.open(confirm, { xsrf, logout: 'yes' })).url).toContain('/signed-out')
    await deckpass.session.signIn()
    expect((await deckpass.browse()).text).toContain('name="login"')
  })
})
