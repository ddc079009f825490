import { describe, expect, it } from 'vitest'
import { strings } from '../../../renderer/strings.ts'

describe('strings', () => {
  it('keep the names that screen readers and scripts rely on', () => {
    expect(strings.action).toMatchObject({
      cancel: 'Cancel',
      openAgain: 'Open the page again',
      copyLink: 'Copy the sign-in link',
      repair: 'Repair',
      renewNow: 'Renew now',
      switchAccount: 'Switch account',
      accountSettings: 'Account settings',
      signOut: 'Sign out',
      gigCheck: 'Gig check',
    })
    expect(strings.settings.stageMode).toBe('Stage mode')
    expect(strings.waiting.way).toMatchObject({
      browser: 'Use another browser',
      paste: 'Paste the address you ended on',
    })
    expect(strings.action.signIn('Beatport')).toBe('Sign in with Beatport')
  })

  it('begin the accessible name of "Show" with what is to be seen, for voice control', () => {
    expect(strings.action.showToken.startsWith(strings.action.showTokenShort)).toBe(true)
  })

  it('count in plural and singular', () => {
    expect(strings.strip.renewals(1)).toBe('1 renewal')
    expect(strings.strip.renewals(118)).toBe('118 renewals')
  })

  it('name a development build', () => {
    expect(strings.app.version('1.2.3', false)).toBe('Deckpass 1.2.3')
    expect(strings.app.version('1.2.3', true)).toBe('Deckpass 1.2.3, development build')
  })

  it('name a program that has no name', () => {
    expect(strings.links.other('OldApp')).toBe('Links go to OldApp')
    expect(strings.links.other(undefined)).toBe('Links go to another program')
  })

  it('tell each dead end apart, with one sentence on what to do', () => {
    const told = strings.waiting.deadEnds.map(({ sign, next }) => [sign('X'), next('X')].join())
    expect(new Set(told).size).toBe(4)
    for (const { next } of strings.waiting.deadEnds)
      expect(next('Beatport')).toMatch(/^[A-Z][^.]+\.$/u)
  })
})
