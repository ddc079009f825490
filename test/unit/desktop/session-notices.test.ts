import { describe, expect, test } from 'vitest'
import type { Notice } from '../../../main/desktop/notices.ts'
import { createRemembered } from '../../../main/desktop/remembered.ts'
import { signInNotice, watchForNotices } from '../../../main/desktop/session-notices.ts'
import {
  answers,
  day,
  hour,
  minute,
  openedWorld,
  signedInWorld,
  type World,
} from '../../support/world.ts'

type Changes = { stageMode?: boolean; watched?: boolean; areOn?: boolean }

/** What a user was told of a session, over any number of runs of the app. */
function watch(world: World, { stageMode = false, watched = false, areOn = true }: Changes = {}) {
  const told: Notice[] = []
  const disk = { content: {} }
  const start = () =>
    watchForNotices(world.session, {
      now: world.time.clock.now,
      remembered: createRemembered({
        content: disk.content,
        change: async (changes) => void (disk.content = { ...disk.content, ...changes }),
      }),
      stageMode: () => stageMode,
      isWatched: () => watched,
      tell: (notice) => areOn && told.push(notice) > 0,
    })
  start()
  return { told, start, titles: () => told.map(({ title }) => title) }
}

const goOffline = (world: World) =>
  world.service.next(
    'token',
    ...Array.from({ length: 2_000 }, () => answers.network('net::ERR_INTERNET_DISCONNECTED')),
  )

async function end(world: World) {
  world.service.endSessions()
  await world.session.renewNow()
  expect(world.state.phase).toBe('ended')
}

describe('a session that its service ends', () => {
  test('is told of once', async () => {
    const world = await signedInWorld()
    const { told } = watch(world)
    await end(world)
    await world.time.advance(day)
    expect(told).toEqual([
      {
        title: 'Your Example session has ended',
        body: 'DJ Example will have to sign in again. Click to do it.',
      },
    ])
  })

  test('is told of without a name in stage mode, and without an e-mail address ever', async () => {
    for (const [stageMode, username] of [
      [true, 'halcyon'],
      [false, 'a@b.example'],
    ] as const) {
      const world = await openedWorld()
      world.service.user = { sub: '1', username, email: 'a@b.example' }
      await world.signIn()
      const { told } = watch(world, { stageMode })
      await end(world)
      expect(told[0]?.body).toMatch(/^You will have to sign in again\./)
    }
  })

  test('is left to the window if the user looks at it', async () => {
    const world = await signedInWorld()
    const { told } = watch(world, { watched: true })
    await end(world)
    expect(told).toEqual([])
  })

  test('is nothing new in the next run', async () => {
    const world = await signedInWorld()
    await end(world)
    await world.restart()
    const { told } = watch(world)
    expect(world.state.phase).toBe('ended')
    await world.session.open()
    expect(told).toEqual([])
  })

  test('is not one that the user signed out of, nor one that is only offline', async () => {
    const world = await signedInWorld()
    const { told } = watch(world)
    goOffline(world)
    await world.session.renewNow()
    await world.session.signOut({ browserToo: false })
    await world.time.advance(hour)
    expect(told).toEqual([])
  })
})

describe('a session that lapses', () => {
  test('is told of after 31 days in a flight case, once, and only when a try has failed', async () => {
    const world = await signedInWorld()
    const { told, start, titles } = watch(world)
    goOffline(world)
    await world.time.sleep(31 * day + hour)
    expect(told).toEqual([])
    world.session.wake()
    await world.time.advance(10 * minute)
    expect(titles()).toEqual(['Your Example sign-in has probably run out'])
    await world.restart()
    start()
    await world.time.advance(10 * minute)
    expect(told).toHaveLength(1)
  })

  test('is not told of if the wake renews it', async () => {
    const world = await signedInWorld()
    const { told } = watch(world)
    await world.time.sleep(30 * day)
    world.session.wake()
    await world.time.advance(10 * minute)
    expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'fresh' } })
    expect(told).toEqual([])
  })

  test('is told of at 7, 2 and 0 days while it is offline all the time', async () => {
    const world = await signedInWorld()
    const { titles } = watch(world)
    goOffline(world)
    for (let days = 0; days < 33; days++) {
      await world.time.sleep(day)
      world.session.wake()
      await world.time.advance(minute)
    }
    expect(titles()).toEqual([
      'Your Example sign-in runs out in 7 days',
      'Your Example sign-in runs out in 2 days',
      'Your Example sign-in has probably run out',
    ])
  })

  test('is told of later if notifications were off when it was due', async () => {
    const world = await signedInWorld()
    const off = watch(world, { areOn: false })
    goOffline(world)
    await world.time.sleep(25 * day)
    world.session.wake()
    await world.time.advance(minute)
    expect(off.told).toEqual([])
    const on = watch(world)
    await world.time.advance(5 * minute)
    expect(on.titles()).toEqual(['Your Example sign-in runs out in 7 days'])
  })
})

describe('what became of a sign-in', () => {
  test('is told with the name, but not in stage mode', async () => {
    const { session } = await signedInWorld()
    expect(signInNotice(session, false)).toEqual({
      title: 'Signed in with Example',
      body: 'As DJ Example.',
    })
    expect(signInNotice(session, true).body).toBe('You can go on where you were.')
  })

  test('is told if it did not work', async () => {
    const { session } = await openedWorld()
    expect(signInNotice(session, false).title).toBe('The sign-in with Example did not work')
  })
})
