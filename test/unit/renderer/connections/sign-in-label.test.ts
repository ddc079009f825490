import { describe, expect, it } from 'vitest'
import { signInLabel } from '../../../../renderer/connections/sign-in-label.ts'

describe('signInLabel', () => {
  it('promises a sign-in to persons only', () => {
    expect(signInLabel({ signsIn: 'person', name: 'Beatport' })).toBe('Sign in with Beatport')
    expect(signInLabel({ signsIn: 'secret', name: 'Fuuffy' })).toBe('Connect to Fuuffy')
  })
})
