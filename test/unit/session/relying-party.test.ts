import { beforeAll, describe, expect, test } from 'vitest'
import { confused, makeKey, unsigned, type IdTokenKey } from '../../support/world/id-token-key.ts'
import type { ModelService } from '../../support/world/model-service.ts'
import { answers, hour, settle, signedInWorld, waitingWorld } from '../../support/world.ts'

/*
 * The relying party tests of the OpenID Foundation's conformance suite, by their names there, as far as
 * they are of the code flow of a public client with a fixed configuration: discovery, registration,
 * client secrets and other response types are not in Deckpass.
 */

let rsa: IdTokenKey
let otherRsa: IdTokenKey

beforeAll(() => {
  rsa = makeKey('rsa-1', 'RS256')
  otherRsa = makeKey('rsa-1', 'RS256')
})

type Setting = (service: ModelService) => void

/** ID tokens that are signed well, with some claims changed or, if `undefined`, left out. */
const claiming =
  (changes: Readonly<Record<string, unknown>>): Setting =>
  (service) => {
    service.idToken = (claims) => service.keys[0]?.sign({ ...claims, ...changes })
  }
const signing =
  (key: () => IdTokenKey, sign: (claims: object) => string): Setting =>
  (service) => {
    service.keys = [key()]
    service.idToken = (claims) => sign(claims)
  }

async function signIn(setting: Setting) {
  const { world, callback } = await waitingWorld()
  setting(world.service)
  await world.session.receive(callback)
  await settle()
  return world
}

describe('refused, with nothing stored and no session', () => {
  const settings: Readonly<Record<string, Setting>> = {
    'oidcc-client-test-nonce-invalid': claiming({ nonce: 'of-another-sign-in' }),
    'oidcc-client-test-invalid-iss': claiming({ iss: 'https://id.service.example/other' }),
    'oidcc-client-test-missing-aud': claiming({ aud: undefined }),
    'oidcc-client-test-invalid-aud': claiming({ aud: 'another-client' }),
    'oidcc-client-test-missing-iat': claiming({ iat: undefined }),
    'oidcc-client-test-missing-sub': claiming({ sub: undefined }),
    'oidcc-client-test-invalid-sig-rs256': signing(
      () => rsa,
      (claims) => otherRsa.sign({ ...claims }),
    ),
    'oidcc-client-test-invalid-sig-es256': (service) => {
      const other = makeKey('key-1')
      service.idToken = (claims) => other.sign(claims)
    },
    'oidcc-client-test-invalid-sig-hs256': signing(
      () => rsa,
      (claims) => confused(rsa, { ...claims }),
    ),
    // The suite would let a client take it; what is not signed is nobody's word.
    'oidcc-client-test-idtoken-sig-none': signing(
      () => rsa,
      (claims) => unsigned({ ...claims }),
    ),
    // Of the two ways that the suite allows, the one without guessing.
    'oidcc-client-test-kid-absent-multiple-jwks': (service) => {
      service.keys = [rsa, makeKey('rsa-2', 'RS256')]
      service.idToken = (claims) => rsa.sign(claims, { kid: undefined })
    },
  }
  test.each(Object.entries(settings))('%s', async (_name, setting) => {
    const world = await signIn(setting)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'id_token_invalid' })
    const { disk, saved } = world.store
    expect(saved.filter(({ grant }) => grant)).toEqual([])
    expect([disk?.grant, disk?.pending]).toEqual([undefined, undefined])
    const refusal = { code: 'signed_out' }
    await expect(world.session.accessToken()).rejects.toMatchObject(refusal)
    // The tokens are given back, and nobody is asked whose they are.
    expect([world.service.count('revoke'), world.service.count('userinfo')]).toEqual([1, 0])
    expect(world.leaksIn(world.logged, world.state)).toEqual([])
  })
})

describe('taken', () => {
  const settings: Readonly<Record<string, Setting>> = {
    'oidcc-client-test': () => undefined,
    'oidcc-client-test-idtoken-sig-rs256': (service) => void (service.keys = [rsa]),
    'oidcc-client-test-kid-absent-single-jwks': signing(
      () => rsa,
      (claims) => rsa.sign({ ...claims }, { kid: undefined }),
    ),
    'oidcc-client-test-signing-key-rotation-just-before-signing': (service) => {
      service.idToken = (claims) => {
        service.keys = [makeKey('key-2')]
        return service.keys[0]?.sign(claims)
      }
    },
    'oidcc-client-test-ignores-unparseable-key-in-jwks': (service) => {
      const odd = [
        { kty: 'AKP', alg: 'ML-DSA-0', kid: 'odd-1', pub: 'AA' },
        { kty: 'made-up', kid: 'odd-2' },
      ]
      service.next(
        'jwks',
        answers.edit(({ keys }) => ({ keys: [...odd, ...(Array.isArray(keys) ? keys : [])] })),
      )
    },
  }
  test.each(Object.entries(settings))('%s', async (_name, setting) => {
    const world = await signIn(setting)
    expect(world.state).toMatchObject({ phase: 'signed-in', profile: { sub: 'dj-1' } })
    expect(world.service.takes((await world.session.accessToken()).accessToken.reveal())).toBe(true)
  })

  test('oidcc-client-test-signing-key-rotation', async () => {
    const world = await signedInWorld()
    await world.session.signOut({ browserToo: false })
    world.service.keys = [makeKey('key-2')]
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
  })
})

describe('userinfo', () => {
  test('oidcc-client-test-userinfo-invalid-sub: is not used', async () => {
    const world = await signIn((service) => {
      service.user = { sub: 'dj-1', username: 'Halcyon' }
      service.next(
        'userinfo',
        answers.edit((user) => ({ ...user, sub: 'dj-2', username: 'Somebody else' })),
      )
    })
    expect(world.state).toMatchObject({
      phase: 'signed-in',
      profile: { sub: 'dj-1', displayName: 'dj-1' },
    })
  })

  test('oidcc-client-test-userinfo-bearer-header: is asked with the token in a header', async () => {
    const world = await signIn(() => undefined)
    const asked = world.service.requests.find(({ route }) => route === 'userinfo')
    const { accessToken } = await world.session.accessToken()
    const sent = new Headers(asked?.init.headers).get('authorization')
    expect(sent).toBe(`Bearer ${accessToken.reveal()}`)
    expect(asked?.url).toBe(world.profile.userinfo?.endpoint)
    expect(asked?.init.body ?? undefined).toBeUndefined()
  })
})

describe('an ID token at a renewal that is left out, while the session goes on', () => {
  test.each([
    ['oidcc-client-test-refresh-token-invalid-issuer', { iss: 'https://evil.example' }],
    ['oidcc-client-test-refresh-token-invalid-sub', { sub: 'dj-2' }],
    ['oidcc-client-test-refresh-token-invalid-aud', { aud: 'another-client' }],
    ['oidcc-client-test-refresh-token-invalid-azp', { azp: 'another-client' }],
  ])('%s', async (_name, changes) => {
    const world = await signedInWorld()
    const first = world.store.disk?.grant?.idToken?.reveal()
    claiming(changes)(world.service)
    await world.time.advance(25 * hour)
    expect(world.store.disk?.grant?.idToken?.reveal()).toBe(first)
    expect(world.state).toMatchObject({ phase: 'signed-in', profile: { sub: 'dj-1' } })
  })

  test('oidcc-client-test-refresh-token: a good one is kept', async () => {
    const world = await signedInWorld()
    const first = world.store.disk?.grant?.idToken?.reveal()
    await world.time.advance(25 * hour)
    expect(world.store.disk?.grant?.idToken?.reveal()).not.toBe(first)
    expect(world.state.phase).toBe('signed-in')
  })
})
