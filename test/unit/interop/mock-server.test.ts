import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Events } from 'oauth2-mock-server'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'
import { startDeckpass } from '../identity-service/deckpass.ts'
import { mockProviderForEach } from './mock-server.ts'

const { server, profile, signedIn } = mockProviderForEach()

describe('a good provider', () => {
  test('is signed in to, renewed at and signed out of', async () => {
    const deckpass = await signedIn()
    expect(deckpass.session.see().state).toMatchObject({
      phase: 'signed-in',
      profile: { sub: 'johndoe', displayName: 'johndoe' },
    })
    const kept = deckpass.store.refreshToken()
    expect(await deckpass.session.renewNow()).toMatchObject({ is: 'issued' })
    expect(deckpass.store.refreshToken()).not.toBe(kept)
    const again = await deckpass.restart()
    expect((await again.session.accessToken()).lifetime).toBe(3_600_000)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'done', browser: 'opened' })
    expect((await again.browse()).url).toBe(`${profile().issuer}/after`)
  })

  test('gives a client its own token, and says what it is worth', async () => {
    const { issuer, tokenEndpoint, claims } = profile()
    const { session } = await startDeckpass({
      flow: 'client-credentials',
      id: 'own',
      name: 'Own',
      issuer,
      tokenEndpoint,
      claims,
      clientId: 'own-client',
      clientSecret: new Secret('client secret', 'a secret: with/signs'),
      clientAuthentication: 'client_secret_basic',
      scopes: ['one', 'two'],
      introspection: { endpoint: `${issuer}/introspect` },
      idToken: { use: 'none' },
    })
    await session.signIn()
    expect(await session.accessToken()).toMatchObject({ scope: 'one two', lifetime: 3_600_000 })
    expect(await session.introspect()).toMatchObject({ active: true })
  })

  test('ends the session when it refuses the refresh token, and by no other trouble', async () => {
    const deckpass = await signedIn()
    const refusing = (statusCode: number, error: string) =>
      server().service.once(
        Events.BeforeResponse,
        (answer: { body: unknown; statusCode: number }) =>
          Object.assign(answer, { body: { error }, statusCode }),
      )
    refusing(503, 'temporarily_unavailable')
    const failed = { is: 'failed', error: { status: 503 } }
    expect(await deckpass.session.renewNow()).toMatchObject(failed)
    expect(deckpass.session.see().state.phase).toBe('signed-in')
    // Right after a failure nobody is asked again; a new start is free to.
    refusing(400, 'invalid_grant')
    const { session } = await deckpass.restart()
    expect(await session.renewNow()).toEqual({ is: 'ended' })
  })
})

test('nothing in the app knows this provider', () => {
  const main = join(import.meta.dirname, '../../../main')
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(50)
  const naming = files.filter((file) => /mock/i.test(readFileSync(join(main, file), 'utf8')))
  expect(naming).toEqual([])
})
