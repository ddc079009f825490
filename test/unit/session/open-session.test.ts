import { describe, expect, test } from 'vitest'
import { createSession } from '../../../main/session/session.ts'
import {
  answers,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
  World,
} from '../../support/world.ts'

describe('a start', () => {
  test('with nothing kept is signed out', async () => {
    const world = new World()
    expect(world.state).toEqual({ phase: 'opening' })
    await world.session.open()
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.service.requests).toEqual([])
  })

  test('goes on with a session without the browser', async () => {
    const world = await signedInWorld()
    await world.restart()
    expect(world.opened).toHaveLength(1)
    expect(world.state).toMatchObject({
      phase: 'signed-in',
      profile: { displayName: 'DJ Example' },
    })
    await world.time.advance(1)
    expect(world.state).toMatchObject({ health: { is: 'fresh' } })
    const { accessToken } = await world.session.accessToken()
    expect(world.service.takes(accessToken.reveal())).toBe(true)
    expect(world.service.count('token')).toBe(2)
  })

  test('offline has the session and its last profile all the same', async () => {
    const world = await signedInWorld()
    world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    await world.restart()
    await world.time.advance(1)
    expect(world.state).toMatchObject({
      phase: 'signed-in',
      profile: { displayName: 'DJ Example' },
      token: undefined,
      health: { is: 'offline' },
    })
  })

  test('remembers why a session ended', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    await world.session.renewNow()
    await world.restart()
    expect(world.state).toMatchObject({
      phase: 'ended',
      reason: 'refused-by-service',
      profile: { displayName: 'DJ Example' },
    })
    await world.time.advance(hour)
    expect(world.service.count('token')).toBe(2)
  })

  test.each(['issuer', 'clientId', 'tokenEndpoint'] as const)(
    'does not use a record of another %s',
    async (name) => {
      const world = await signedInWorld()
      if (world.store.disk) world.store.disk = { ...world.store.disk, [name]: 'https://other' }
      await world.restart()
      await world.time.advance(hour)
      expect(world.state).toEqual({ phase: 'signed-out' })
      expect(world.service.count('token')).toBe(1)
      expect(world.store.refreshToken()).toBeDefined()
    },
  )
})

describe('a sign-in that another run began', () => {
  const begun = async () => {
    const world = await openedWorld()
    const callback = await world.beginSignIn()
    return { world, callback }
  }

  test('is finished by the callback that starts the app', async () => {
    const { world, callback } = await begun()
    await world.time.advance(9 * minute)
    await world.restart()
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    expect(await world.session.receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
    expect(world.opened).toHaveLength(1)
  })

  test('is given up when its own ten minutes are over', async () => {
    const { world, callback } = await begun()
    await world.time.advance(9 * minute)
    await world.restart()
    await world.time.advance(61 * second)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'took_too_long' })
    expect(await world.session.receive(callback)).toBe(false)
  })

  test('is not taken up when it is too old, and its verifier is not left on disk', async () => {
    const { world, callback } = await begun()
    expect(world.store.disk?.pending).toBeDefined()
    await world.session.close()
    await world.time.sleep(10 * minute)
    await world.restart()
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(await world.session.receive(callback)).toBe(false)
    expect(world.service.requests).toEqual([])
  })

  test('is listened for again, and is over if the address cannot be had', async () => {
    const { world, callback } = await begun()
    await world.session.close()
    world.listening.length = 0
    await world.restart()
    expect(world.listening).toEqual([world.profile.redirectUri])
    world.redirectTaken = true
    await world.restart()
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(await world.session.receive(callback)).toBe(false)
  })

  test('gives way to one that the user begins at once', async () => {
    const { world, callback } = await begun()
    await world.session.close()
    world.session = createSession(world.profile, world.ports)
    const opening = world.session.open()
    await opening.then(() => world.session.signIn())
    expect(await world.session.receive(callback)).toBe(false)
    const newer = world.service.authorize(world.opened.at(-1) ?? '')
    expect(await world.session.receive(newer)).toBe(true)
  })

  test('is not taken up when it began in the future', async () => {
    const { world } = await begun()
    world.time.jump(-hour)
    await world.restart()
    expect(world.state).toEqual({ phase: 'signed-out' })
    expect(world.store.disk?.pending).toBeUndefined()
  })
})

describe('a vault that does not open', () => {
  const locked = async (reason: 'keychain-unavailable' | 'damaged' = 'keychain-unavailable') => {
    const world = await signedInWorld()
    world.store.unreadable = reason
    await world.restart()
    return world
  }

  test.each(['keychain-unavailable', 'damaged'] as const)('says why: %s', async (reason) => {
    const world = await locked(reason)
    expect(world.state).toEqual({ phase: 'locked', reason })
    await world.time.advance(hour)
    expect(world.service.count('token')).toBe(1)
  })

  test('that cannot even be looked at is one whose keychain does not open', async () => {
    const world = await signedInWorld()
    world.store.failLoad = 'keychain_timeout'
    await world.restart()
    expect(world.state).toEqual({ phase: 'locked', reason: 'keychain-unavailable' })
  })

  test('is opened by a later try', async () => {
    const world = await locked()
    world.store.unreadable = undefined
    await Promise.all([world.session.open(), world.session.open()])
    expect(world.state.phase).toBe('signed-in')
    await world.time.advance(1)
    expect(world.service.count('token')).toBe(2)
  })

  test('keeps its record while a sign-in is tried and given up', async () => {
    const world = await locked()
    const { saves } = world.store
    await world.beginSignIn()
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    await world.session.cancelSignIn()
    expect(world.state).toMatchObject({ phase: 'locked' })
    expect(world.store.saves).toBe(saves)
    world.store.unreadable = undefined
    await world.session.open()
    expect(world.state.phase).toBe('signed-in')
  })

  test('gives way to a new session', async () => {
    const world = await locked('damaged')
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
  })
})

describe('a second look into the vault', () => {
  test('does not undo a session whose newest token is in memory alone', async () => {
    const world = await signedInWorld()
    world.store.failSave = 'write_failed'
    await world.session.renewNow()
    expect(world.session.see().storage.in).toBe('memory')
    await world.session.open()
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
    world.store.failSave = undefined
    await world.session.open()
    expect(world.session.see().storage.in).toBe('vault')
    expect(world.service.honours(world.store.refreshToken())).toBe(true)
    expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
  })

  test('leaves a sign-in alone that was begun meanwhile', async () => {
    const world = await signedInWorld()
    world.store.unreadable = 'keychain-unavailable'
    await world.restart()
    world.store.unreadable = undefined
    const load = world.store.load.bind(world.store)
    let release = () => {}
    world.store.load = async () => {
      await new Promise<void>((resolve) => (release = resolve))
      return load()
    }
    const opening = world.session.open()
    await settle()
    const callback = await world.beginSignIn()
    const before = world.state
    release()
    await opening
    expect(world.state).toBe(before)
    expect(await world.session.receive(callback)).toBe(true)
  })

  test('that comes with a sign-in makes one story of both', async () => {
    const world = await signedInWorld()
    world.store.unreadable = 'keychain-unavailable'
    await world.restart()
    world.store.unreadable = undefined
    await Promise.all([world.session.open(), world.session.signIn()])
    await settle()
    if (world.state.phase === 'signing-in') expect(world.opened).toHaveLength(2)
    else expect([world.state.phase, world.opened.length]).toEqual(['signed-in', 1])
  })

  test.each(['waiting', 'ended', 'signed out'])('changes nothing while %s', async (what) => {
    const world = await signedInWorld()
    world.service.endSessions()
    await world.session.renewNow()
    if (what === 'waiting') await world.beginSignIn()
    if (what === 'signed out') await world.session.signOut({ browserToo: false })
    const before = world.state
    await world.session.open()
    expect(world.state).toBe(before)
  })

  test('leaves a session signed out that the user left while it was opened', async () => {
    const world = await signedInWorld()
    await world.session.close()
    world.session = createSession(world.profile, world.ports)
    const opening = world.session.open()
    await world.session.signOut({ browserToo: false })
    await opening
    expect(world.state.phase).toBe('signed-out')
    expect(world.store.disk).toBeUndefined()
    await world.time.advance(hour)
    expect(world.service.count('token')).toBe(1)
  })
})
