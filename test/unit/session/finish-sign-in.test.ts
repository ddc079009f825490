import { describe, expect, test } from 'vitest'
import { createCore } from '../../../main/session/core.ts'
import { remaining, type Deadline } from '../../../main/session/deadline.ts'
import { finishSignIn } from '../../../main/session/finish-sign-in.ts'
import type { Issued } from '../../../main/session/record.ts'
import { beginSignIn, authorizationUrl } from '../../../main/session/authorization-request.ts'
import { answers, held, minute, second, settle, World } from '../../support/world.ts'

async function setUp(changes: ConstructorParameters<typeof World>[0] = {}) {
  const world = new World(changes)
  const core = createCore(world.profile, world.ports)
  const pending = beginSignIn(world.ports.random, world.ports.clock, world.profile.redirectUri)
  core.apply({ is: 'rested', at: { phase: 'signed-out' } })
  core.apply({ is: 'sign-in-begun', since: 0, authorizationUrl: 'https://x.example' })
  const callback = world.service.authorize(await authorizationUrl(world.profile, pending))
  const calls = { isWanted: true, begun: [] as { issued: Issued; sentAt: Deadline }[] }
  const finish = (parameters = new URL(callback).searchParams) =>
    finishSignIn(core, pending, parameters, {
      wanted: () => calls.isWanted,
      begun: (issued, sentAt) => calls.begun.push({ issued, sentAt }),
    })
  const revoked = () =>
    world.service.requests
      .filter(({ route }) => route === 'revoke')
      .map(({ form }) => form.get('token')?.slice(0, 7))
  return { ...world.parts(), core, pending, calls, finish, revoked }
}

describe('an answer to a sign-in', () => {
  test('becomes a session', async () => {
    const { finish, calls, core, store, service, revoked, logged } = await setUp()
    await finish()
    expect(core.state().phase).toBe('signed-in')
    expect(calls.begun).toHaveLength(1)
    expect(service.honours(store.refreshToken())).toBe(true)
    expect(service.honours(calls.begun[0]?.issued.refreshToken?.reveal())).toBe(true)
    expect(revoked()).toEqual([])
    expect(logged).toEqual(['signed-in {}'])
  })

  test('counts the life of its token from when it was asked for', async () => {
    const { finish, calls, service, time } = await setUp()
    const slow = held()
    service.next('token', slow.behaviour)
    const finished = finish()
    await time.advance(7 * second)
    slow.release()
    await finished
    const [begun] = calls.begun
    expect(begun && remaining(begun.sentAt, time.clock)).toBe(-7 * second)
    expect(begun?.issued.lifetime).toBe(10 * minute)
  })

  test('is checked before any request is made', async () => {
    const { finish, service, pending } = await setUp()
    const state = pending.state.reveal()
    const denied = new URLSearchParams({ error: 'access_denied', state })
    await expect(finish(denied)).rejects.toMatchObject({ code: 'access_denied' })
    const foreign = new URLSearchParams({ code: 'c', iss: 'https://evil.example', state })
    await expect(finish(foreign)).rejects.toMatchObject({ code: 'issuer_mismatch' })
    expect(service.requests).toEqual([])
  })

  test('with a code of another person\u2019s flow fails by its verifier', async () => {
    const { finish, service, pending, store, profile } = await setUp()
    const attacker = new URL(profile.authorizationEndpoint)
    attacker.search = new URLSearchParams({
      code_challenge: 'other',
      redirect_uri: profile.redirectUri,
      client_id: profile.clientId,
    }).toString()
    const code = new URL(service.authorize(attacker.href)).searchParams.get('code') ?? ''
    const injected = new URLSearchParams({ code, state: pending.state.reveal() })
    await expect(finish(injected)).rejects.toMatchObject({ code: 'invalid_grant' })
    expect(store.disk).toBeUndefined()
  })
})

describe('tokens that lead to no session', () => {
  test('because the ID token fails are revoked', async () => {
    const { finish, service, store, revoked, calls } = await setUp()
    service.idToken = () => 'x.y.z'
    await expect(finish()).rejects.toMatchObject({ code: 'id_token_invalid' })
    await settle()
    expect(revoked()).toEqual(['refresh'])
    expect([store.disk, calls.begun]).toEqual([undefined, []])
  })

  test('because the keys cannot be had are revoked', async () => {
    const { finish, service, revoked } = await setUp()
    service.next('jwks', answers.network('net::ERR_CONNECTION_RESET'))
    await expect(finish()).rejects.toMatchObject({ code: 'offline' })
    await settle()
    expect(revoked()).toEqual(['refresh'])
  })

  test.each([{ access_token: undefined }, { token_type: 'mac' }])(
    'because the answer cannot be used (%j) are revoked',
    async (change) => {
      const { finish, service, revoked } = await setUp()
      service.next(
        'token',
        answers.edit((body) => ({ ...body, ...change })),
      )
      await expect(finish()).rejects.toMatchObject({ code: 'incomplete_answer' })
      await settle()
      expect(revoked()).toEqual(['refresh'])
    },
  )

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'because nobody waited any more when %s was answered are revoked',
    async (route) => {
      const { finish, service, store, revoked, calls, core } = await setUp()
      const late = held()
      service.next(route, late.behaviour)
      const finished = finish()
      await settle()
      calls.isWanted = false
      late.release()
      await finished
      await settle()
      expect(revoked()).toEqual(['refresh'])
      expect(store.disk?.grant).toBeUndefined()
      expect([calls.begun, core.state().phase]).toEqual([[], 'signing-in'])
    },
  )

  test('are let be if revoking fails, or the service has no way to', async () => {
    const failing = await setUp()
    failing.calls.isWanted = false
    failing.service.next('revoke', answers.status(500))
    await failing.finish()
    const without = await setUp({ revocationEndpoint: undefined })
    without.calls.isWanted = false
    await without.finish()
    await settle()
    expect([failing.revoked(), without.revoked()]).toEqual([['refresh'], []])
  })
})
