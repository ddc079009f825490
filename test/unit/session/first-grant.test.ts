import { describe, expect, test } from 'vitest'
import { createCore } from '../../../main/session/core.ts'
import { keepFirstGrant } from '../../../main/session/first-grant.ts'
import type { Issued, SessionRecord } from '../../../main/session/record.ts'
import { Secret } from '../../../main/session/secret.ts'
import { answers, held, hour, second, settle, World } from '../../support/world.ts'

const issued: Issued = {
  accessToken: new Secret('access token', 'at-1'),
  lifetime: hour,
  scope: 'openid',
  refreshToken: new Secret('refresh token', 'rt-1'),
  idToken: new Secret('ID token', 'unchecked'),
}
const checked = { idToken: new Secret('ID token', 'x.y.z'), claims: { sub: 'dj-1' } }

async function setUp(before: Partial<SessionRecord> = {}) {
  const world = new World()
  const core = createCore(world.profile, world.ports)
  core.apply({ is: 'rested', at: { phase: 'signed-out' } })
  core.apply({ is: 'sign-in-begun', since: 0, authorizationUrl: 'https://x.example' })
  await core.keeper.change(0, (record) => ({ ...record, ...before }))
  const calls = { isWanted: true, begun: 0 }
  const keep = (what: Issued = issued) =>
    keepFirstGrant(core, what, checked, {
      wanted: () => calls.isWanted,
      begun: () => calls.begun++,
    })
  return { ...world.parts(), core, calls, keep }
}

describe('what a sign-in brought', () => {
  test('is kept, and a session begins with the profile', async () => {
    const { keep, core, store, calls, time } = await setUp()
    expect(await keep()).toBe(true)
    expect(store.disk?.grant).toMatchObject({
      refreshToken: issued.refreshToken,
      idToken: checked.idToken,
      scope: 'openid',
      profile: { sub: 'dj-1', displayName: 'DJ Example' },
      refreshTokenUsedAt: time.truth(),
      journal: undefined,
    })
    expect(core.state()).toMatchObject({
      phase: 'signed-in',
      profile: { displayName: 'DJ Example' },
    })
    expect(calls.begun).toBe(1)
    expect(time.armed()).toEqual([])
  })

  test('is on disk before anyone is asked who it is', async () => {
    const { keep, service, store } = await setUp()
    const onDisk: unknown[] = []
    service.onRequest = () => onDisk.push(store.refreshToken())
    await keep()
    expect(onDisk).toEqual(['rt-1'])
  })

  test('takes the place of what was kept of an ended session', async () => {
    const history = [{ at: 1, took: 1, outcome: 'refused' }] as const
    const { keep, store } = await setUp({
      ended: { reason: 'lapsed', profile: undefined },
      history,
    })
    await keep()
    expect(store.disk).toMatchObject({ ended: undefined, history: [] })
  })

  test('has the scopes that were asked for if the answer names none', async () => {
    const { keep, store } = await setUp()
    await keep({ ...issued, scope: undefined })
    expect(store.disk?.grant?.scope).toBe('openid user:dj')
  })

  test('begins a session also if nobody tells who it is', async () => {
    const { keep, core, service } = await setUp()
    service.next('userinfo', answers.network('net::ERR_CONNECTION_RESET'))
    expect(await keep()).toBe(true)
    expect(core.state()).toMatchObject({ phase: 'signed-in', profile: { displayName: 'dj-1' } })
  })

  test('goes into memory if the vault refuses it', async () => {
    const { keep, core, store } = await setUp()
    store.failSave = 'keychain_unavailable'
    expect(await keep()).toBe(true)
    expect(core.keeper.storage()).toEqual({ in: 'memory', code: 'keychain_unavailable' })
    expect(core.keeper.record().grant?.refreshToken?.reveal()).toBe('rt-1')
  })
})

describe('a service that takes its time to tell who it is', () => {
  test('is waited for for 3 s, and heard when it tells at last', async () => {
    const { keep, core, service, store, time } = await setUp()
    const late = held()
    service.next('userinfo', late.behaviour)
    const begun = keep()
    await time.advance(2.9 * second)
    expect(core.state().phase).toBe('signing-in')
    await time.advance(0.2 * second)
    expect(await begun).toBe(true)
    expect(core.state()).toMatchObject({ phase: 'signed-in', profile: undefined })
    late.release()
    await settle()
    expect(core.state()).toMatchObject({ profile: { displayName: 'DJ Example' } })
    expect(store.disk?.grant?.profile?.displayName).toBe('DJ Example')
  })

  test('is not heard any more after a sign-out', async () => {
    const { keep, core, service, store, time } = await setUp()
    const late = held()
    service.next('userinfo', late.behaviour)
    const begun = keep()
    await time.advance(4 * second)
    await begun
    await core.keeper.wipe()
    core.apply({ is: 'rested', at: { phase: 'signed-out' } })
    late.release()
    await settle()
    expect(store.disk).toBeUndefined()
    expect(core.state()).toEqual({ phase: 'signed-out' })
  })
})

describe('nothing stays', () => {
  const ended = { reason: 'refused-by-service', profile: undefined } as const
  const history = [{ at: 1, took: 1, outcome: 'refused' }] as const

  test('of a sign-in that was given up while its profile was fetched', async () => {
    const { keep, core, service, store, calls } = await setUp({ ended, history })
    const late = held()
    service.next('userinfo', late.behaviour)
    const begun = keep()
    await settle()
    expect(store.refreshToken()).toBe('rt-1')
    calls.isWanted = false
    late.release()
    expect(await begun).toBe(false)
    expect(store.disk).toMatchObject({ grant: undefined, ended, history })
    expect(core.state().phase).toBe('signing-in')
    expect(calls.begun).toBe(0)
  })

  test('of one that was given up while its profile was written', async () => {
    const { keep, store, calls } = await setUp()
    store.beforeSave = async (record) => {
      if (record.grant?.profile) calls.isWanted = false
    }
    expect(await keep()).toBe(false)
    expect(store.disk?.grant).toBeUndefined()
  })

  test('but what a later sign-in kept meanwhile', async () => {
    const { keep, core, service, store, calls } = await setUp()
    const late = held()
    service.next('userinfo', late.behaviour)
    const first = keep()
    await settle()
    calls.isWanted = false
    const second = keepFirstGrant(
      core,
      { ...issued, refreshToken: new Secret('refresh token', 'rt-2') },
      checked,
      { wanted: () => true, begun: () => {} },
    )
    await settle()
    late.release()
    expect(await Promise.all([first, second])).toEqual([false, true])
    expect(store.refreshToken()).toBe('rt-2')
  })

  test('of one that ends in a sign-out', async () => {
    const { keep, core, service, store } = await setUp()
    const late = held()
    service.next('userinfo', late.behaviour)
    const begun = keep()
    await settle()
    await core.keeper.wipe()
    late.release()
    expect(await begun).toBe(false)
    expect(store.disk).toBeUndefined()
  })
})
