import { describe, expect, test } from 'vitest'
import { createSession } from '../../../main/session/session.ts'
import { openedWorld, settle, signedInWorld, type World } from '../../support/world.ts'

const loopback = { redirectUri: 'http://127.0.0.1/callback' }
const bound = 'http://127.0.0.1:49152/callback'

/** A sign-in that does not listen yet; `release` lets it. */
async function beforeListening(world: World) {
  let release = () => {}
  world.beforeListen = () => new Promise((resolve) => (release = resolve))
  const begun = world.session.signIn()
  await settle()
  world.beforeListen = () => Promise.resolve()
  return { begun, release: () => release() }
}

/** Another run of the app; nothing of the one before listens any more. */
async function runAgain(world: World): Promise<void> {
  await world.session.close()
  world.listening.length = 0
  await world.restart()
}

describe('where the answer comes in', () => {
  test('is listened at before anything is opened, shown or kept', async () => {
    const world = await openedWorld(loopback)
    const { begun, release } = await beforeListening(world)
    expect([world.state.phase, world.opened, world.store.saves]).toEqual(['signed-out', [], 0])
    const seen: unknown[] = []
    world.session.subscribe(() => seen.push([...world.listening]))
    release()
    await begun
    expect(seen[0]).toEqual([bound])
    expect(world.opened).toHaveLength(1)
  })

  test('is kept with the sign-in, and the same to the byte in both requests', async () => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    expect(world.store.disk?.pending?.redirectUri).toBe(bound)
    expect(new URL(world.opened[0] ?? '').searchParams.get('redirect_uri')).toBe(bound)
    await world.session.receive(callback)
    expect(world.service.requests[0]?.form.get('redirect_uri')).toBe(bound)
    expect(world.store.disk?.pending).toBeUndefined()
  })

  test('is the same address in the next run, which finishes with it', async () => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    await runAgain(world)
    expect(world.listening).toEqual([bound])
    expect(await world.session.receive(callback)).toBe(true)
    expect(world.service.requests[0]?.form.get('redirect_uri')).toBe(bound)
    expect(world.state.phase).toBe('signed-in')
    expect(world.listening).toEqual([])
  })

  test('does not come to the next run if another program has it: that sign-in is over', async () => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    world.redirectTaken = true
    await runAgain(world)
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(await world.session.receive(callback)).toBe(false)
    world.redirectTaken = false
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
  })

  test.each([true, false])('is left once an answer came; a good one: %s', async (good) => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    await world.session.receive(good ? callback : callback.replace('code=', 'error='))
    expect(world.listening).toEqual([])
    expect(world.state.phase).toBe(good ? 'signed-in' : 'signed-out')
  })

  test('is left as soon as the answer came, and not after it was checked', async () => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    void world.session.receive(callback)
    expect(world.state).toMatchObject({ stage: 'checking' })
    expect(world.listening).toEqual([])
  })
})

describe('a sign-in that does not listen yet', () => {
  test.each(['cancel', 'sign-out'])('never begins after %s', async (what) => {
    const world = await openedWorld(loopback)
    const { begun, release } = await beforeListening(world)
    if (what === 'cancel') await world.session.cancelSignIn()
    else await world.session.signOut({ browserToo: false })
    release()
    await begun
    expect([world.state.phase, world.listening, world.opened]).toEqual(['signed-out', [], []])
    expect(world.store.disk?.pending).toBeUndefined()
  })

  test('gives way to a newer one, also if it cannot listen in the end', async () => {
    const world = await openedWorld(loopback)
    const { begun, release } = await beforeListening(world)
    const callback = await world.beginSignIn()
    world.redirectTaken = true
    release()
    await expect(begun).resolves.toBeUndefined()
    expect(world.listening).toEqual([bound])
    expect(await world.session.receive(callback)).toBe(true)
  })

  test('gives way to the answer of the one before, which arrives meanwhile', async () => {
    const world = await openedWorld(loopback)
    const callback = await world.beginSignIn()
    const { begun, release } = await beforeListening(world)
    const received = world.session.receive(callback)
    release()
    await Promise.all([begun, received])
    expect([await received, world.state.phase, world.listening]).toEqual([true, 'signed-in', []])
    expect([world.opened.length, world.service.count('token')]).toEqual([1, 1])
  })

  test('of a run before gives way to one that the user begins', async () => {
    const world = await openedWorld(loopback)
    const older = await world.beginSignIn()
    await world.session.close()
    world.listening.length = 0
    world.session = createSession(world.profile, world.ports)
    let release = () => {}
    world.beforeListen = () => new Promise((resolve) => (release = resolve))
    const opening = world.session.open()
    await settle()
    world.beforeListen = () => Promise.resolve()
    const newer = await world.beginSignIn()
    release()
    await opening
    expect(world.listening).toEqual([bound])
    expect(await world.session.receive(older)).toBe(false)
    expect(await world.session.receive(newer)).toBe(true)
  })
})

describe('an address that cannot be had', () => {
  test.each(['signed-out', 'ended', 'locked'])('leaves the state %s as it is', async (phase) => {
    const world = await signedInWorld()
    if (phase === 'signed-out') await world.session.signOut({ browserToo: false })
    if (phase === 'ended') {
      world.service.endSessions()
      await world.session.renewNow()
    }
    if (phase === 'locked') world.store.unreadable = 'keychain-unavailable'
    await world.restart()
    const before = world.state
    expect(before.phase).toBe(phase)
    const { saves } = world.store
    world.redirectTaken = true
    await expect(world.session.signIn()).rejects.toMatchObject({
      name: 'SignInError',
      code: 'redirect_unavailable',
      mender: 'user',
    })
    expect(world.state).toBe(before)
    expect([world.opened.length, world.store.saves]).toEqual([1, saves])
  })
})
