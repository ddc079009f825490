import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { desktopEntry, execValue } from '../../../../tools/link/desktop-entry.mjs'
import { findProgram } from '../../../../tools/run.mjs'
import { UserError } from '../../../../tools/say.mjs'
import { tempFolder } from '../temp-folder.ts'
import { parseExec } from './parse-exec.ts'

describe('the value of Exec', () => {
  it.each([
    [['electron', '/home/dj/deckpass'], 'electron /home/dj/deckpass'],
    [['/opt/my app/x', '%u'], '"/opt/my app/x" %u'],
    [['a"b'], String.raw`"a\\"b"`],
    [['a$b'], String.raw`"a\\$b"`],
    [['a`b'], '"a\\\\`b"'],
    [['a\\b'], String.raw`"a\\\\b"`],
    [["it's"], `"it's"`],
    [['100%', '%u', '%'], '100%% %u %%'],
    [[''], '""'],
    [['A=b c'], '"A=b c"'],
  ])('of %j is %s', (words, value) => {
    expect(execValue(words)).toBe(value)
  })

  it('reads back as what it was made of', () => {
    const plain = fc.string({ unit: 'grapheme' })
    const nasty = fc.string({ unit: fc.constantFrom(...'"`$\\% \'<>~|&;*?#()=abuk'.split('')) })
    const word = fc.oneof(plain, nasty).filter((text) => !/\p{Cc}/u.test(text))
    const argument = word.filter((text) => !/^%[fFuUick]$/.test(text))
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1 }), (words) => {
        expect(parseExec(execValue(words), 'link')).toEqual(words)
      }),
    )
  })

  it('takes the link where %u is, and nowhere else', () => {
    const value = execValue(['app', 'a%u', '%u', '% u'])
    expect(parseExec(value, 'x://y?a=1&b="')).toEqual(['app', 'a%u', 'x://y?a=1&b="', '% u'])
  })

  it.each(['a\nb', 'a\rb', 'a\tb', 'a\0b', 'a\u0085b'])('refuses %j with a sentence', (word) => {
    expect(() => execValue(['app', word])).toThrow(UserError)
    expect(() => execValue(['app', word])).toThrow(/has a line break .* Move or rename it\.$/)
  })
})

it('is an entry that desktop-file-validate accepts', (context) => {
  const program = findProgram('desktop-file-validate')
  if (program === undefined) return context.skip('desktop-file-validate is not installed')
  const file = join(tempFolder(), 'app.test.desktop')
  const value = execValue(['/a b/"c"/$d/`e`/\\f/100%', 'A=%u', '%u', "it's", '*?#()<>~|&;'])
  writeFileSync(file, desktopEntry({ Type: 'Application', Name: 'Test', Exec: value }))
  expect(execFileSync(program, [file], { encoding: 'utf8' })).toBe('')
})
