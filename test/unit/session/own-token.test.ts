import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'
import type { SecretProfile } from '../../../main/session/service-profile.ts'
import { answers, exampleProfile, held, minute, settle, World } from '../../support/world.ts'

const { issuer, tokenEndpoint } = exampleProfile
const catalogue: SecretProfile = {
  flow: 'client-credentials',
  id: 'catalogue',
  name: 'Catalogue',
  issuer,
  tokenEndpoint,
  clientId: 'the-id',
  clientSecret: new Secret('client secret', 'the-secret-canary-of-a-user'),
  scopes: [],
  idToken: { use: 'none' },
  claims: { displayName: 'sub' },
}

async function opened(changes: Partial<SecretProfile> = {}) {
  const world = new World({}, 1, { ...catalogue, ...changes })
  await world.session.open()
  return world
}

async function begun(changes: Partial<SecretProfile> = {}) {
  const world = await opened(changes)
  await world.session.signIn()
  await settle()
  return world
}

describe('a connection by id and secret', () => {
  test('is there without a browser, and has a token that works', async () => {
    const world = await begun()
    expect(world.opened).toEqual([])
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
    const token = await world.session.accessToken()
    expect(world.service.takes(token.accessToken.reveal())).toBe(true)
    expect(Object.fromEntries(world.service.requests[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'the-id',
      client_secret: 'the-secret-canary-of-a-user',
    })
  })

  test.each([
    ['in the body', {}],
    ['in the header', { clientAuthentication: 'client_secret_basic' }],
    ['with an envelope around the answer', { envelope: 'data' }],
    ['for scopes', { scopes: ['catalogue:read'] }],
  ] as const)('proves itself %s', async (_how, changes) => {
    const world = await begun(changes)
    expect(world.state.phase).toBe('signed-in')
    const form = world.service.requests[0]?.form
    expect(form?.get('scope') ?? '').toBe('scopes' in changes ? 'catalogue:read' : '')
    expect(form?.has('client_secret')).toBe(!('clientAuthentication' in changes))
  })

  test('is renewed two minutes before the end, by asking again', async () => {
    const world = await begun()
    const first = await world.session.accessToken()
    await world.time.advance(8.5 * minute)
    expect(world.service.count('token')).toBe(2)
    const second = await world.session.accessToken()
    expect(second.accessToken.reveal()).not.toBe(first.accessToken.reveal())
    expect(world.session.see().history).toHaveLength(1)
    expect(world.session.see().lastsUntil).toBeUndefined()
  })

  test('goes on after a restart, also after a year in a drawer', async () => {
    const world = await begun()
    await world.time.sleep(365 * 24 * 60 * minute)
    await world.restart()
    expect((await world.session.accessToken()).accessToken.reveal()).toMatch(/^access-/)
  })

  test('keeps neither token nor secret on disk', async () => {
    const world = await begun()
    const { grant } = world.store.disk ?? {}
    expect(grant).toMatchObject({ refreshToken: undefined, idToken: undefined })
    expect(world.leaksIn(world.store.saved, world.logged)).toEqual([])
  })

  test('is asked for once by fifty callers at the end of a token', async () => {
    const world = await begun()
    await world.time.sleep(20 * minute)
    await Promise.all(Array.from({ length: 50 }, () => world.session.accessToken()))
    expect(world.service.count('token')).toBe(2)
  })

  test('takes no refresh token, should one be sent', async () => {
    const world = await opened()
    world.service.next(
      'token',
      answers.edit((body) => ({ ...body, refresh_token: 'not-asked-for' })),
    )
    await world.session.signIn()
    expect(world.state.phase).toBe('signed-in')
    expect(world.store.disk?.grant?.refreshToken).toBeUndefined()
  })
})

describe('a connection by id and secret that fails', () => {
  test.each([
    ['credentials_refused', answers.refuse('invalid_client', 401)],
    ['refused', answers.refuse('invalid_scope')],
    ['server_error', answers.status(500)],
    ['rate_limited', answers.status(429)],
    ['unexpected_answer', answers.html()],
    ['offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
  ])('at first says so: %s', async (problem, behaviour) => {
    const world = await opened()
    world.service.next('token', behaviour)
    await world.session.signIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem })
    expect(world.store.disk).toBeUndefined()
  })

  test('later goes on trying, whatever the service says', async () => {
    const world = await begun()
    world.service.next(
      'token',
      answers.refuse('invalid_client', 401),
      answers.refuse('invalid_grant'),
    )
    await world.session.renewNow()
    expect(world.state).toMatchObject({ health: { is: 'retrying', code: 'credentials_refused' } })
    await world.time.advance(5 * minute)
    await world.time.advance(5 * minute)
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
  })

  test('can be cancelled while it asks', async () => {
    const world = await opened()
    const gate = held()
    world.service.next('token', gate.behaviour)
    const asked = world.session.signIn()
    await settle()
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'checking' })
    await world.session.cancelSignIn()
    gate.release()
    await asked
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.store.disk?.grant).toBeUndefined()
  })
})

test('signed out, it is gone, and what is under way writes nothing', async () => {
  const world = await begun()
  const gate = held()
  world.service.next('token', gate.behaviour)
  const renewal = world.session.renewNow()
  await settle()
  const report = await world.session.signOut({ browserToo: false })
  gate.release()
  expect((await renewal).is).toBe('superseded')
  expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
  expect(world.store.disk).toBeUndefined()
})
