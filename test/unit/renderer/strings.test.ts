import { describe, expect, it } from 'vitest'
import { strings } from '../../../renderer/strings.ts'

describe('strings', () => {
  it('keep the names that screen readers and scripts rely on', () => {
    expect(strings.action).toMatchObject({
      cancel: 'Cancel',
      openAgain: 'Open the page again',
      copyLink: 'Copy the sign-in link',
      renewNow: 'Renew now',
      accountSettings: 'Account settings',
      signOut: 'Sign out',
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

  it('mark the profile with its age only if there is one', () => {
    expect(strings.home.offlineNote(undefined, 0)).not.toContain('as of')
    expect(strings.home.offlineNote(0, 0)).toContain('as of')
  })
})
