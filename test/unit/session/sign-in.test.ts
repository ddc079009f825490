import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { signInPatience } from '../../../main/session/sign-in.ts'
import { tokenPatience } from '../../../main/session/token-endpoint.ts'
import {
  answers,
  day,
  held,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
  waitingWorld,
} from '../../support/world.ts'

const stateIn = (url: string | undefined) => new URL(url ?? '').searchParams.get('state') ?? ''

describe('a sign-in', () => {
  test('opens the browser once the way back is on disk, and waits', async () => {
    const world = await openedWorld()
    const order: string[] = []
    world.store.beforeSave = async () => void order.push('save')
    const stages: unknown[] = []
    world.session.subscribe(() => {
      if (world.state.phase === 'signing-in') stages.push([world.state.stage, world.opened.length])
    })
    await world.session.signIn()
    expect(order).toEqual(['save'])
    expect(world.store.disk?.pending?.state.reveal()).toBe(stateIn(world.opened[0]))
    expect(stages).toEqual([
      ['opening-browser', 0],
      ['waiting', 1],
    ])
    expect(world.service.requests).toEqual([])
  })

  test('goes from the callback over checking to a session with a token', async () => {
    const { world, callback, receive } = await waitingWorld()
    const phases: string[] = []
    world.session.subscribe(() => {
      const { state } = world
      phases.push(state.phase === 'signing-in' ? state.stage : state.phase)
    })
    expect(await receive(callback)).toBe(true)
    expect([...new Set(phases)]).toEqual(['checking', 'signed-in'])
    expect(world.state).toMatchObject({
      profile: { displayName: 'DJ Example' },
      token: { expiresAt: world.time.truth() + 10 * minute },
      health: { is: 'fresh' },
    })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.service.requests.map(({ route }) => route)).toEqual(['token', 'jwks', 'userinfo'])
  })

  test.each([-day, day])('works with a clock that is %d ms off', async (off) => {
    const world = await openedWorld()
    world.time.jump(off)
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
    const { accessToken } = await world.session.accessToken()
    expect(world.service.takes(accessToken.reveal())).toBe(true)
  })

  test('is neither begun over a session nor before the vault was opened', async () => {
    const world = await signedInWorld()
    await world.session.signIn()
    expect(world.opened).toHaveLength(1)
  })

  test('waits also where no browser could be opened: the link can be taken to one', async () => {
    const world = await openedWorld()
    world.browserMissing = true
    await world.session.signIn()
    expect(world.state).toMatchObject({ stage: 'waiting', browserFailed: true })
    const { state } = world
    const address = (state.phase === 'signing-in' && state.authorizationUrl) || ''
    world.browserMissing = false
    await world.session.openSignInAgain()
    expect(world.state).toMatchObject({ stage: 'waiting', browserFailed: false })
    expect(world.opened).toEqual([address])
    expect(await world.session.receive(world.service.authorize(address))).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test.each([
    [{ switchPrompt: 'login' }, 'login', null],
    [{ prompt: 'consent', switchPrompt: 'select_account' }, 'select_account consent', 'consent'],
    [{ prompt: 'login', switchPrompt: 'login' }, 'login', 'login'],
    [{ prompt: 'consent' }, 'consent', 'consent'],
    [{}, null, null],
  ] as const)(
    'at a service with %j asks another account with %s, and any with %s',
    async (changes, switching, usual) => {
      const world = await openedWorld(changes)
      await world.session.signIn({ switching: true })
      await world.session.openSignInAgain()
      await world.session.signIn({ switching: false })
      await world.session.signIn()
      const prompts = world.opened.map((url) => new URL(url).searchParams.get('prompt'))
      expect(prompts).toEqual([switching, switching, usual, usual])
    },
  )

  test('for another account asks for one after a restart too', async () => {
    const world = await openedWorld({ switchPrompt: 'login' })
    await world.session.signIn({ switching: true })
    await world.restart()
    await world.session.openSignInAgain()
    expect(world.opened).toHaveLength(2)
    expect(world.opened[1]).toBe(world.opened[0])
  })

  test('goes on in memory if the vault refuses', async () => {
    const world = await openedWorld()
    world.store.failSave = 'keychain_unavailable'
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
    expect(world.session.see().storage).toEqual({ in: 'memory', code: 'keychain_unavailable' })
  })
})

describe('a code that cannot be exchanged', () => {
  test.each([
    ['code_refused', answers.refuse('invalid_grant')],
    ['invalid_client', answers.refuse('invalid_client', 401)],
    ['refused', answers.refuse('invalid_request')],
    ['server_error', answers.status(500)],
    ['rate_limited', answers.status(429)],
    ['unexpected_answer', answers.html()],
    ['unexpected_answer', answers.huge()],
    ['offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['certificate', answers.network('net::ERR_CERT_DATE_INVALID')],
    ['unexpected_answer', answers.edit(() => ({ token_type: 'Bearer' }))],
    ['id_token_invalid', answers.edit((body) => ({ ...body, id_token: undefined }))],
  ])('says %s and leaves nothing behind', async (problem, behaviour) => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', behaviour)
    await receive(callback)
    expect(world.state).toEqual({ phase: 'signed-out', problem })
    expect(world.store.disk).toMatchObject({ pending: undefined, grant: undefined })
    expect(world.logged.at(-1)).toBe(`sign-in-failed {"code":"${problem}"}`)
    await world.time.advance(minute)
    expect(world.time.armed()).toEqual([])
  })

  test('because no answer comes says so after a minute', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', answers.hang())
    const received = receive(callback)
    await world.time.advance(tokenPatience)
    await received
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'timeout' })
  })

  test('for a reason that nobody foresaw does not leave the user waiting', async () => {
    const world = await openedWorld({ tokenEndpoint: 'http://id.service.example/o/token/' })
    await world.signIn()
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'unexpected_answer' })
    expect(world.service.requests).toEqual([])
  })

  test('can be followed by another try', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.service.next('token', answers.status(500))
    await receive(callback)
    await world.signIn()
    expect(world.state.phase).toBe('signed-in')
  })
})

describe('waiting', () => {
  test('ends after ten minutes', async () => {
    const { world } = await waitingWorld()
    expect(world.time.armed()).toEqual([signInPatience])
    await world.time.advance(signInPatience - 1)
    expect(world.state.phase).toBe('signing-in')
    await world.time.advance(1)
    expect(world.state).toEqual({ phase: 'signed-out', problem: 'took_too_long' })
    expect(world.store.disk?.pending).toBeUndefined()
    expect(world.time.armed()).toEqual([])
  })

  test.each([day, -day])('is as long when the clock is set by %d ms', async (off) => {
    const { world, callback, receive } = await waitingWorld()
    world.time.jump(off)
    await world.time.advance(9 * minute)
    expect(world.state.phase).toBe('signing-in')
    await world.time.advance(2 * minute)
    expect(world.state).toMatchObject({ problem: 'took_too_long' })
    expect(await receive(callback)).toBe(false)
  })

  test('goes on over a sleep of the machine', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.session.suspend()
    await world.time.sleep(hour)
    world.session.wake()
    expect(await receive(callback)).toBe(true)
    expect(world.state.phase).toBe('signed-in')
  })

  test('has the same page opened again', async () => {
    const { world, callback, receive } = await waitingWorld()
    await world.session.openSignInAgain()
    expect(world.opened).toHaveLength(2)
    expect(world.opened[1]).toBe(world.opened[0])
    await receive(callback)
    expect(world.state.phase).toBe('signed-in')
    await world.session.openSignInAgain()
    expect(world.opened).toHaveLength(2)
  })

  test('does not end because the page cannot be opened a second time', async () => {
    const { world, callback, receive } = await waitingWorld()
    world.browserMissing = true
    const error: unknown = await world.session.openSignInAgain().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'browser_unavailable' })
    expect(inspect(error)).not.toContain(stateIn(world.opened[0]))
    expect(await receive(callback)).toBe(true)
  })
})

test('quitting waits for an answer that is being checked, and keeps what it brings', async () => {
  const { world, callback, receive } = await waitingWorld()
  const slow = held()
  world.service.next('token', slow.behaviour)
  void receive(callback)
  await settle()
  const closed = world.session.close()
  await world.time.advance(second)
  slow.release()
  await closed
  expect(world.service.honours(world.store.refreshToken())).toBe(true)
})
