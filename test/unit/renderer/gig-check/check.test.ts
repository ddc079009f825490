import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../../../preload/contract.ts'
import { gigCheck } from '../../../../renderer/gig-check/check.ts'
import type { Line, Subject } from '../../../../renderer/gig-check/line.ts'
import { now, scenarios } from '../../../support/scenarios.ts'
import {
  connection,
  home,
  inMemory,
  minute,
  offline,
  snapshot,
} from '../../../support/snapshots.ts'

const linesOf = (snapshot: Snapshot, online = true): readonly Line[] =>
  gigCheck(snapshot, { online, now }).flatMap(({ lines }) => lines)

function line(about: Subject, snapshot: Snapshot, online = true): Line {
  const found = linesOf(snapshot, online).find((each) => each.about === about)
  if (found === undefined) throw new Error(`There is no line on ${about}.`)
  return found
}

describe('gigCheck', () => {
  it('has one line for each thing, in the same order in every state', () => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (scenario.connections.length !== 1) continue
      expect(
        linesOf(scenario).map(({ about }) => about),
        name,
      ).toEqual(['signed-in', 'token', 'lasts', 'network', 'clock', 'keychain', 'links'])
    }
  })

  it('has one way to mend each line that is wrong; a clock is not ours to set', () => {
    for (const [name, scenario] of Object.entries(scenarios))
      for (const online of [true, false])
        for (const { about, state, mend, note } of linesOf(scenario, online)) {
          if (about === 'clock') expect(mend, name).toBeUndefined()
          else if (state === 'wrong') expect(mend, `${name}, ${about}`).toBeDefined()
          else if (state !== 'pending') expect(mend, `${name}, ${about}`).toBeUndefined()
          if (about === 'clock' && state === 'wrong') expect(note).toMatch(/\.$/u)
        }
  })

  it('takes a clock for right up to a minute either way', () => {
    const clock = (clockAhead: number) => line('clock', home({}, { clockAhead }))
    for (const ahead of [0, minute, -minute]) expect(clock(ahead).state).toBe('good')
    expect(clock(minute + 1)).toMatchObject({
      state: 'wrong',
      says: expect.stringMatching(/^1 min slow$/u),
    })
    expect(clock(-4.2 * minute)).toMatchObject({
      state: 'wrong',
      says: expect.stringMatching(/^4 mins? fast$/u),
    })
  })

  it('calls a token fresh until the moment it runs out', () => {
    const token = (left: number) =>
      line('token', home({ accessToken: { obtainedAt: now - minute, expiresAt: now + left } }))
    expect(token(1)).toMatchObject({ state: 'good' })
    expect(token(0)).toMatchObject({ state: 'wrong', says: 'run out', mend: 'renew' })
  })

  it('keeps the button of a token that is being renewed, at rest', () => {
    const renewing = home({ accessToken: undefined, health: { is: 'renewing' } })
    expect(line('token', renewing)).toMatchObject({
      state: 'pending',
      mend: 'renew',
      resting: true,
    })
    expect(line('network', renewing)).toMatchObject({ state: 'pending', resting: true })
  })

  it('believes neither the computer nor the session alone that there is a network', () => {
    expect(line('network', home({})).state).toBe('good')
    expect(line('network', home({}), false)).toMatchObject({ state: 'wrong', says: 'offline' })
    expect(line('network', home({ health: offline }))).toMatchObject({
      state: 'wrong',
      note: expect.stringMatching(/^Since .*05.*\. You stay signed in\./u),
    })
    expect(line('network', snapshot({ phase: 'signed-out' }), false).mend).toBe('try-network')
  })

  it('promises nothing of a session that has probably run out', () => {
    const lapsed = home({ health: offline, lastsUntil: now - 1 })
    expect(line('network', lapsed).note).toMatch(/^Since [^.]*05[^.]*\.$/u)
    expect(line('lasts', lapsed)).toMatchObject({ state: 'wrong', says: 'probably run out' })
  })

  it('leaves to the line of the keychain what only the keychain can mend', () => {
    const locked = snapshot({ phase: 'locked', reason: 'keychain-unavailable' })
    expect(linesOf(locked).filter(({ state }) => state === 'wrong')).toMatchObject([
      { about: 'keychain', mend: 'reopen' },
    ])
  })

  it('calls storage in a file fine, since the user chose it, and in memory wrong', () => {
    expect(line('keychain', home({}, { storage: { kind: 'file' } })).state).toBe('good')
    expect(line('keychain', home({}, { storage: inMemory })).state).toBe('wrong')
  })

  it('gives several services a group each, and this computer the last', () => {
    const second = connection({ phase: 'signed-out' }, { id: 'second' })
    const groups = gigCheck(
      { connections: [...home({}).connections, second] },
      { online: true, now },
    )
    expect(groups.map(({ connection, lines }) => [connection?.id, lines.length])).toEqual([
      ['beatport', 6],
      ['second', 6],
      [undefined, 1],
    ])
  })

  it('checks this computer where there is nothing to sign in to', () => {
    const groups = gigCheck({ connections: [] }, { online: true, now })
    expect(groups.map(({ lines }) => lines.map(({ about }) => about))).toEqual([['links']])
  })
})
