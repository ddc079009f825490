import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatEntry,
  isTrue,
  listOf,
  parseEntry,
  stringOf,
} from '../../../../main/desktop/freedesktop/entry.ts'

const entry = (...lines: string[]) =>
  parseEntry(['[Desktop Entry]', ...lines].join('\n')) ?? new Map()

describe('reading an entry', () => {
  it('takes the main group and no other', () => {
    const text = [
      '# a note',
      '',
      'Lost=1',
      '[Desktop Entry]',
      'Name = Deck',
      '# Exec=/bin/no',
      'Exec=/bin/yes %u',
      'this says nothing',
      '[Desktop Action New]',
      'Exec=/bin/other',
      '[Desktop Entry]',
      'Terminal=false',
    ].join('\r\n')
    expect(Object.fromEntries(parseEntry(text) ?? [])).toEqual({
      Name: 'Deck',
      Exec: '/bin/yes %u',
      Terminal: 'false',
    })
  })

  it.each(['', 'Exec=/bin/sh', '[Other]\nExec=/bin/sh', '\0\xff', '[Desktop Entry\nA=b'])(
    'finds none in %j',
    (text) => {
      expect(parseEntry(text)).toBeUndefined()
    },
  )

  it('never throws, and reads back what was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseEntry(text)))
    const key = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
    const value = fc
      .string({ unit: 'binary' })
      .map((text) => text.replace(/[\r\n]/g, '').replace(/^[ \t]+/, ''))
    fc.assert(
      fc.property(fc.dictionary(key, value), (values) => {
        const read = parseEntry(formatEntry(values))
        expect(read && Object.fromEntries(read)).toEqual({ ...values })
      }),
    )
  })
})

describe('a value', () => {
  it('of type string has its escapes undone, and only those there are', () => {
    const one = entry(String.raw`Name=\sa\tb\nc\\n\"d\$`)
    expect(stringOf(one, 'Name')).toBe(' a\tb\nc\\n\\"d\\$')
    expect(stringOf(one, 'Missing')).toBeUndefined()
  })

  it.each([
    ['a/b;c/d;', ['a/b', 'c/d']],
    ['a/b', ['a/b']],
    [String.raw`a\;b; c ;;`, ['a;b', 'c']],
    ['', []],
  ])('of type strings: %s', (value, items) => {
    expect(listOf(entry(`MimeType=${value}`), 'MimeType')).toEqual(items)
  })

  it.each([
    ['true', true],
    ['true ', true],
    ['false', false],
    ['1', false],
  ])('of type boolean: %s', (value, expected) => {
    expect(isTrue(entry(`Hidden=${value}`), 'Hidden')).toBe(expected)
    expect(isTrue(entry(), 'Hidden')).toBe(false)
  })
})
