import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestCallback, parseCallback, pastedCode } from '../../../main/session/callback.ts'
import { Secret } from '../../../main/session/secret.ts'

const redirectUri = 'app.deckpass://callback'
const good = `${redirectUri}?code=a-code&state=a-state`

describe('an authorization response', () => {
  test('is read with its state and its parameters', () => {
    const callback = parseCallback(`${good}&iss=https%3A%2F%2Fid.example`, redirectUri)
    expect(callback?.state.reveal()).toBe('a-state')
    expect(Object.fromEntries(callback?.parameters ?? [])).toEqual({
      code: 'a-code',
      state: 'a-state',
      iss: 'https://id.example',
    })
  })

  test.each([
    ['with an error', `${redirectUri}?error=access_denied&state=s`],
    ['with the slash that some browsers add', `${redirectUri}/?code=c&state=s`],
    ['with parameters that nobody knows', `${good}&session_state=x.y&scope=a+b`],
    ['with an error text in any script', `${redirectUri}?error=e&state=s&error_description=%C3%A9`],
    ['as long as can be', `${good}&pad=${'x'.repeat(longestCallback - good.length - 5)}`],
  ])('is taken %s', (_what, text) => {
    expect(parseCallback(text, redirectUri)).toBeDefined()
  })

  test('has a state that does not print', () => {
    expect(JSON.stringify(parseCallback(good, redirectUri))).not.toContain('a-state')
  })
})

describe('refused is', () => {
  test.each([
    ['nothing', ''],
    ['the bare address', redirectUri],
    ['an empty query', `${redirectUri}?`],
    ['another scheme', 'app.deckpass.dev://callback?code=c&state=s'],
    ['a scheme in capitals', 'APP.DECKPASS://callback?code=c&state=s'],
    ['a longer scheme', 'xapp.deckpass://callback?code=c&state=s'],
    ['https', 'https://callback/?code=c&state=s'],
    ['another host', 'app.deckpass://callbacks?code=c&state=s'],
    ['a host in capitals', 'app.deckpass://Callback?code=c&state=s'],
    ['a look-alike host', 'app.deckpass://c\u0430llback?code=c&state=s'],
    ['the same host in Punycode', 'app.deckpass://xn--cllback-6fg?code=c&state=s'],
    ['a full stop behind the host', 'app.deckpass://callback.?code=c&state=s'],
    ['one slash too few', 'app.deckpass:/callback?code=c&state=s'],
    ['one slash too many', 'app.deckpass:///callback?code=c&state=s'],
    ['backslashes', 'app.deckpass:\\\\callback?code=c&state=s'],
    ['a path', 'app.deckpass://callback/x?code=c&state=s'],
    ['two slashes behind the host', 'app.deckpass://callback//?code=c&state=s'],
    ['a path that climbs', 'app.deckpass://callback/../callback?code=c&state=s'],
    ['another command', 'app.deckpass://open?url=https://evil.example&code=c&state=s'],
    ['user info', 'app.deckpass://user:pw@callback?code=c&state=s'],
    ['an empty user', 'app.deckpass://@callback?code=c&state=s'],
    ['a port', 'app.deckpass://callback:443?code=c&state=s'],
    ['an empty port', 'app.deckpass://callback:?code=c&state=s'],
    ['a fragment', `${good}#x`],
    ['an empty fragment', `${good}#`],
    ['an answer in the fragment', `${redirectUri}#code=c&state=s`],
    ['no state', `${redirectUri}?code=c`],
    ['an empty state', `${redirectUri}?code=c&state=`],
    ['no code and no error', `${redirectUri}?state=s`],
    ['an empty code', `${redirectUri}?code=&state=s`],
    ['an empty error', `${redirectUri}?error=&state=s`],
    ['an error beside an empty code', `${redirectUri}?code=&error=e&state=s`],
    ['a code beside an empty error', `${good}&error=`],
    ['both code and error', `${good}&error=access_denied`],
    ['two codes', `${good}&code=other`],
    ['the same code twice', `${good}&code=a-code`],
    ['two states', `${good}&state=other`],
    ['a repeated name in escapes', `${good}&st%61te=other`],
    ['a repeated parameter of any name', `${good}&x=1&x=2`],
    ['a zero byte', `${redirectUri}?code=c%00&state=s`],
    ['a line break in the state', `${redirectUri}?code=c&state=s%0d%0a`],
    ['a letter outside of ASCII in the code', `${redirectUri}?code=%C3%A9&state=s`],
    ['broken UTF-8 in the code', `${redirectUri}?code=%ff&state=s`],
    ['a raw zero byte', `${good}\0`],
    ['a raw space', `${good} `],
    ['a space in front', ` ${good}`],
    ['a raw line break', `${good}\n`],
    ['a raw letter outside of ASCII', `${good}&x=\u00e9`],
    ['quotes around it', `"${good}"`],
    ['switches behind it', `${good} --gpu-launcher=calc`],
    ['one character too many', `${good}&pad=${'x'.repeat(longestCallback - good.length - 4)}`],
    ['64 KiB', `${good}&pad=${'x'.repeat(65_536)}`],
  ])('%s', (_what, text) => {
    expect(parseCallback(text, redirectUri)).toBeUndefined()
  })
})

describe('a bare code that was pasted', () => {
  const state = new Secret('state', 'the-state')

  test.each([
    ['AbC-123_~.+/=456', 'AbC-123_~.+/=456'],
    ['  1234567812345678\n', '1234567812345678'],
    ['x'.repeat(1024), 'x'.repeat(1024)],
  ])('%j answers the sign-in that waits', (text, code) => {
    const callback = pastedCode(text, state)
    expect(callback?.state).toBe(state)
    expect(Object.fromEntries(callback?.parameters ?? [])).toEqual({ code, state: 'the-state' })
  })

  test.each([
    ['nothing', ''],
    ['a word', 'code'],
    ['an address', 'app.deckpass://callback?code=12345678&state=s'],
    ['an address without its query', 'https://id.example/1234567812345678'],
    ['an address without its scheme', 'www.id.example/account/1234567812345678'],
    ['the name of a host', 'accounts.id.example.org'],
    ['a path of a network', '//server/1234567812345678'],
    ['too short to be hard to guess', '123456781234567'],
    ['two words', '1234567812345678 1234567812345678'],
    ['a query', 'code=1234567812345678&state=s'],
    ['markup', '<b>1234567812345678</b>'],
    ['letters outside of ASCII', '1234567812345678\u00e9'],
    ['a book', 'x'.repeat(1025)],
  ])('is not %s', (_what, text) => {
    expect(pastedCode(text, state)).toBeUndefined()
  })
})

describe('whatever comes in', () => {
  const value = fc.string({
    unit: fc.constantFrom(...'abXY09-._~'.split('')),
    minLength: 1,
    maxLength: 30,
  })
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(redirectUri, good, '?', '&', '=', '#', '%', '/', 'code', 'state', '\0'),
  )

  test('nothing makes the parser throw, and what it takes is exactly an answer', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const callback = parseCallback(text, redirectUri)
        if (!callback) return
        expect(text).toMatch(/^app\.deckpass:\/\/callback\/?\?[\x21-\x7e]{1,4072}$/)
        expect(text).not.toContain('#')
        const names = [...callback.parameters.keys()]
        expect(new Set(names).size).toBe(names.length)
        expect(callback.state.reveal()).toMatch(/^[\x20-\x7e]+$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('an honest answer is read back as it was written', () => {
    fc.assert(
      fc.property(value, value, fc.boolean(), (text, state, isError) => {
        const query = new URLSearchParams({ [isError ? 'error' : 'code']: text, state })
        const callback = parseCallback(`${redirectUri}?${query.toString()}`, redirectUri)
        expect(callback?.parameters.get(isError ? 'error' : 'code')).toBe(text)
        expect(callback?.state.equals(state)).toBe(true)
      }),
    )
  })

  test('a good answer with one character changed in its address is refused', () => {
    const at = fc.integer({ min: 0, max: redirectUri.length - 1 })
    fc.assert(
      fc.property(at, fc.string({ minLength: 1, maxLength: 1 }), (index, letter) => {
        fc.pre(redirectUri[index] !== letter)
        const text = good.slice(0, index) + letter + good.slice(index + 1)
        expect(parseCallback(text, redirectUri)).toBeUndefined()
      }),
    )
  })
})
