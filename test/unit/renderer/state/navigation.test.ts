import { describe, expect, it } from 'vitest'
import type { Snapshot, ViewName } from '../../../../preload/contract.ts'
import type { Place } from '../../../../renderer/state/navigation.ts'
import { back, begin, follow, go, show, shown } from '../../../../renderer/state/navigation.ts'
import { now } from '../../../support/scenarios.ts'
import { home, snapshot } from '../../../support/snapshots.ts'

const asking = (view: ViewName, count: number, more: Snapshot = home({})): Snapshot => ({
  ...more,
  asked: { view, count },
})
const start: Place = begin(asking('session', 0))

describe('the place in the window', () => {
  it('begins with the session, or with the view that was asked for on top of it', () => {
    expect(start.path).toEqual(['session'])
    expect(begin(asking('settings', 4))).toMatchObject({ path: ['session', 'settings'], asked: 4 })
  })

  it('goes back the way it came, and says what was left', () => {
    const deep = go(go(start, 'settings'), 'about')
    expect(shown(deep)).toBe('about')
    expect(back(deep)).toMatchObject({ path: ['session', 'settings'], left: 'about' })
    expect(back(back(deep))).toMatchObject({ path: ['session'], left: 'settings' })
    expect(back(start)).toBe(start)
  })

  it('goes back to a view that was passed, rather than round in circles', () => {
    const deep = go(go(go(start, 'settings'), 'about'), 'settings')
    expect(deep).toMatchObject({ path: ['session', 'settings'], left: undefined })
  })

  it('follows a new wish once', () => {
    const place = follow(start, asking('gig-check', 1))
    expect(shown(place)).toBe('gig-check')
    const left = back(place)
    expect(follow(left, asking('gig-check', 1))).toBe(left)
    expect(shown(follow(left, asking('gig-check', 2)))).toBe('gig-check')
  })

  it('stays where it is, whatever becomes of a session that was not begun there', () => {
    const place = go(start, 'gig-check')
    const signingIn = { phase: 'signing-in', stage: 'waiting', since: now } as const
    expect(follow(place, snapshot(signingIn))).toBe(place)
    expect(follow(place, snapshot({ phase: 'ended', reason: 'lapsed' }))).toBe(place)
  })

  it('goes to the sign-in that was begun, once it has begun', () => {
    const place = { ...go(start, 'gig-check'), begun: 'beatport' }
    expect(follow(place, home({}))).toBe(place)
    const signingIn = snapshot({ phase: 'signing-in', stage: 'opening-browser', since: now })
    expect(follow(place, signingIn)).toMatchObject({
      path: ['session'],
      connection: 'beatport',
      begun: undefined,
    })
    expect(follow(back(place), signingIn).path).toEqual(['session'])
  })

  it('calls off what was begun when the user goes elsewhere', () => {
    const place = { ...go(start, 'gig-check'), begun: 'beatport' }
    expect(go(place, 'settings').begun).toBeUndefined()
    expect(back(place).begun).toBeUndefined()
  })

  it('shows the session of one connection and keeps to it', () => {
    const place = show(go(go(start, 'settings'), 'connections'), 'fuuffy')
    expect(place).toMatchObject({ path: ['session'], connection: 'fuuffy' })
    expect(follow(place, asking('about', 1)).connection).toBe('fuuffy')
  })
})
