import { describe, expect, test } from 'vitest'
import {
  answers,
  held,
  hour,
  openedWorld,
  settle,
  signedInWorld,
  waitingWorld,
} from '../../support/world.ts'

const stateIn = (url: string | undefined) => new URL(url ?? '').searchParams.get('state') ?? ''

describe('a new sign-in', () => {
  test('replaces the pending one, whose callback is then ignored', async () => {
    const { world, callback, receive } = await waitingWorld()
    const newer = await world.beginSignIn()
    expect(stateIn(world.opened[1])).not.toBe(stateIn(world.opened[0]))
    expect(await receive(callback)).toBe(false)
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    expect(await receive(newer)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('that comes with another at once is the one that is shown and waited for', async () => {
    const world = await openedWorld()
    await Promise.all([world.session.signIn(), world.session.signIn(), world.session.signIn()])
    expect(world.opened).toHaveLength(1)
    expect(world.state).toMatchObject({ stage: 'waiting', authorizationUrl: world.opened[0] })
    expect(world.store.disk?.pending?.state.reveal()).toBe(stateIn(world.opened[0]))
    expect(await world.session.receive(world.service.authorize(world.opened[0] ?? ''))).toBe(true)
  })

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'replaces one that waits for the answer of %s, whose tokens are revoked',
    async (route) => {
      const { world, callback, receive, revoked } = await waitingWorld()
      const late = held()
      world.service.next(route, late.behaviour)
      const first = receive(callback)
      await settle()
      const newer = await world.beginSignIn()
      expect(await receive(newer)).toBe(true)
      late.release()
      await first
      await settle()
      expect(world.state.phase).toBe('signed-in')
      expect(revoked()).toBe(1)
      expect(world.service.honours(world.store.refreshToken())).toBe(true)
      expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
    },
  )
})

test('a new sign-in is not ended by the failure of the one before', async () => {
  const { world, callback, receive } = await waitingWorld()
  const late = held(answers.status(500))
  world.service.next('token', late.behaviour)
  const first = receive(callback)
  await settle()
  const newer = await world.beginSignIn()
  late.release()
  await first
  expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
  expect(await receive(newer)).toBe(true)
  expect(world.state.phase).toBe('signed-in')
})

describe('cancel', () => {
  test('before the browser was opened opens none', async () => {
    const world = await openedWorld()
    const begun = world.session.signIn()
    await world.session.cancelSignIn()
    await begun
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect([world.opened, world.time.armed()]).toEqual([[], []])
    await world.time.advance(hour)
    expect(world.state).toEqual({ phase: 'signed-out' })
  })

  test('while the way back is written leaves none', async () => {
    const world = await openedWorld()
    let release = () => {}
    world.store.beforeSave = () => new Promise((resolve) => (release = resolve))
    const begun = world.session.signIn()
    await settle()
    world.store.beforeSave = () => Promise.resolve()
    const cancelled = world.session.cancelSignIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
    release()
    await Promise.all([begun, cancelled])
    expect([world.opened, world.store.disk?.pending]).toEqual([[], undefined])
  })

  test('while waiting goes back to what was before', async () => {
    const { world } = await waitingWorld()
    await world.session.cancelSignIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.time.armed()).toEqual([])
  })

  test('before the code was sent keeps it from being sent', async () => {
    const { world, callback, receive } = await waitingWorld()
    const received = receive(callback)
    await world.session.cancelSignIn()
    await received
    expect(world.service.requests).toEqual([])
    expect(world.state.phase).toBe('signed-out')
  })

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'while %s is asked works at once, and the tokens are revoked',
    async (route) => {
      const { world, callback, receive, revoked } = await waitingWorld()
      const late = held()
      world.service.next(route, late.behaviour)
      const received = receive(callback)
      await settle()
      expect(world.state).toMatchObject({ stage: 'checking' })
      await world.session.cancelSignIn()
      expect(world.state.phase).toBe('signed-out')
      late.release()
      await received
      await settle()
      expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
      expect(revoked()).toBe(1)
      expect(world.store.disk?.grant).toBeUndefined()
      await world.restart()
      expect(world.state.phase).toBe('signed-out')
      await expect(world.session.accessToken()).rejects.toMatchObject({ code: 'signed_out' })
    },
  )

  test('of nothing does nothing', async () => {
    const world = await signedInWorld()
    const before = world.state
    await world.session.cancelSignIn()
    expect(world.state).toBe(before)
  })

  test('is not undone by a failure that comes later', async () => {
    const { world, callback, receive } = await waitingWorld()
    const late = held(answers.status(500))
    world.service.next('token', late.behaviour)
    const received = receive(callback)
    await settle()
    await world.session.cancelSignIn()
    late.release()
    await received
    expect(world.state).toEqual({ phase: 'signed-out', problem: undefined })
  })
})
