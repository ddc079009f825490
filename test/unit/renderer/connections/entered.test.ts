import { describe, expect, it } from 'vitest'
import { longestName, readEntered, readName } from '../../../../renderer/connections/entered.ts'

describe('readEntered', () => {
  it('takes both, without the blanks that a copy brings along', () => {
    expect(readEntered({ clientId: ' an-id\n', clientSecret: '\ta:secret~ ' })).toEqual({
      is: 'whole',
      credentials: { clientId: 'an-id', clientSecret: 'a:secret~' },
    })
  })

  it.each([
    ['', '', 'clientId', 'Enter the client id.'],
    [' ', 'secret', 'clientId', 'Enter the client id.'],
    ['id', '\n', 'clientSecret', 'Enter the client secret.'],
    ['an id', 'secret', 'clientId', /^A client id has no blanks/u],
    ['id', 'se\u200bcret', 'clientSecret', /^A client secret has no blanks/u],
    ['id', 'x'.repeat(513), 'clientSecret', /no more than 512 characters/u],
  ])('%j and %j: asks for the first that lacks', (clientId, clientSecret, field, says) => {
    expect(readEntered({ clientId, clientSecret })).toEqual({
      is: 'lacking',
      field,
      says: expect.stringMatching(says),
    })
  })

  it('takes what is exactly as long as it may be', () => {
    const longest = 'x'.repeat(512)
    expect(readEntered({ clientId: longest, clientSecret: longest }).is).toBe('whole')
  })
})

describe('readName', () => {
  it('takes 1 to 40 characters as one plain line', () => {
    expect(readName(' My\u202e  label\n')).toBe('My label')
    expect(readName('x')).toBe('x')
    expect(readName('x'.repeat(longestName))).toHaveLength(40)
  })

  it.each(['', ' \u3164 ', 'x'.repeat(longestName + 1)])('%j is no name', (typed) => {
    expect(readName(typed)).toBeUndefined()
  })
})
