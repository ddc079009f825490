import { describe, expect, test } from 'vitest'
import { viewTray } from '../../../../main/desktop/tray/view.ts'
import { answers, openedWorld, signedInWorld, World } from '../../../support/world.ts'

const viewOf = (world: World, stageMode = false) => viewTray([world.session], stageMode)

describe('the tray shows', () => {
  test('a session in good health, by the name that others may see', async () => {
    const world = await signedInWorld()
    expect(viewOf(world)).toEqual({
      state: 'signed-in',
      lines: ['Example: signed in as DJ Example'],
      canRenew: true,
      stageMode: false,
    })
    expect(viewOf(world, true)).toMatchObject({ lines: ['Example: signed in'], stageMode: true })
  })

  test('no e-mail address, and a name in one short line', async () => {
    for (const [username, line] of [
      ['a@b.example', 'Example: signed in'],
      ['x\n\u202Ey'.repeat(50), /^Example: signed in as (x y ?){2,}…$/],
    ] as const) {
      const world = await openedWorld()
      world.service.user = { sub: '1', username, email: 'a@b.example' }
      await world.signIn()
      expect(viewOf(world).lines).toEqual([
        typeof line === 'string' ? line : expect.stringMatching(line),
      ])
      expect(viewOf(world).lines[0]?.length).toBeLessThan(70)
    }
  })

  test('a session that is offline or in trouble', async () => {
    const world = await signedInWorld()
    world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    await world.session.renewNow()
    expect(viewOf(world)).toMatchObject({
      state: 'offline',
      lines: ['Example: signed in, offline'],
      canRenew: true,
    })
    const other = await signedInWorld()
    other.service.next('token', answers.status(500))
    await other.session.renewNow()
    expect(viewOf(other)).toMatchObject({
      state: 'offline',
      lines: ['Example: signed in, renewal is being retried'],
    })
  })

  test('what needs the user', async () => {
    const locked = new World()
    expect(viewOf(locked)).toMatchObject({
      state: 'offline',
      lines: ['Example: opening the session'],
      canRenew: false,
    })
    locked.store.unreadable = 'key-missing'
    await locked.session.open()
    expect(viewOf(locked)).toMatchObject({
      state: 'needs-you',
      lines: ['Example: the session is locked'],
    })
    const world = await openedWorld()
    expect(viewOf(world)).toMatchObject({
      state: 'needs-you',
      lines: ['Example: not signed in'],
      canRenew: false,
    })
    await world.session.signIn()
    expect(viewOf(world)).toMatchObject({ state: 'needs-you', lines: ['Example: signing in'] })
    const ended = await signedInWorld()
    ended.service.endSessions()
    await ended.session.renewNow()
    expect(viewOf(ended)).toMatchObject({
      state: 'needs-you',
      lines: ['Example: the session has ended'],
    })
  })

  test('that there is nothing to sign in to', () => {
    expect(viewTray([], false)).toEqual({
      state: 'needs-you',
      lines: ['No service to sign in to'],
      canRenew: false,
      stageMode: false,
    })
  })

  test('the worst of several sessions, each in a line; one that was never used asks for nothing', async () => {
    const good = await signedInWorld()
    const unused = await openedWorld()
    const ended = await signedInWorld()
    ended.service.endSessions()
    await ended.session.renewNow()
    const both = viewTray([good.session, unused.session], false)
    expect(both).toMatchObject({ state: 'signed-in', canRenew: true })
    expect(both.lines).toHaveLength(2)
    expect(viewTray([good.session, ended.session], false).state).toBe('needs-you')
  })
})
