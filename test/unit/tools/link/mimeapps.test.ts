import { describe, expect, it } from 'vitest'
import { isBlank, withDefault, without } from '../../../../tools/link/mimeapps.mjs'

const type = 'x-scheme-handler/app.test'
const add = (text: string) => withDefault(text, type, 'test.desktop')
const remove = (text: string) => without(text, type, 'test.desktop')
const line = `${type}=test.desktop`

describe('making it the default', () => {
  it.each([
    ['an empty file', '', `[Default Applications]\n${line}\n`],
    [
      'a file with the group',
      '[Default Applications]\nimage/png=a.desktop\n',
      `[Default Applications]\n${line}\nimage/png=a.desktop\n`,
    ],
    [
      'a file with other groups',
      '# mine\n[Added Associations]\nimage/png=a.desktop;\n',
      `# mine\n[Added Associations]\nimage/png=a.desktop;\n[Default Applications]\n${line}\n`,
    ],
    [
      'a file that has another default for it',
      `[Default Applications]\n${type} = other.desktop\n[Removed Associations]\n${type}=x.desktop\n`,
      `[Default Applications]\n${line}\n[Removed Associations]\n${type}=x.desktop\n`,
    ],
    [
      'a file without a last line break',
      '[Default Applications]\na=b',
      `[Default Applications]\n${line}\na=b\n`,
    ],
  ])('in %s', (_, before, after) => {
    expect(add(before)).toBe(after)
    expect(add(after)).toBe(after)
  })
})

describe('taking it out', () => {
  it('leaves a file as it was before', () => {
    const before = '# mine\n\n[Default Applications]\nimage/png=a.desktop;b.desktop\n\n[X]\n'
    expect(remove(add(before))).toBe(before)
  })

  it('leaves the others of the same type, and the same entry of other types', () => {
    const before = `[Added Associations]\n${type}=a.desktop;test.desktop;b.desktop;\nx/y=test.desktop;\n`
    expect(remove(before)).toBe(
      `[Added Associations]\n${type}=a.desktop;b.desktop;\nx/y=test.desktop;\n`,
    )
  })

  it('does not touch what is not there', () => {
    expect(remove('[Default Applications]\n')).toBe('[Default Applications]\n')
    expect(remove('')).toBe('')
  })

  it('does not touch the release’s scheme', () => {
    const release = '[Default Applications]\nx-scheme-handler/app=test.desktop\n'
    expect(remove(release)).toBe(release)
  })
})

it.each([
  ['', true],
  ['[Default Applications]\n\n', true],
  ['[Default Applications]\na=b\n', false],
  ['# a note\n', false],
])('knows whether %j associates nothing', (text, expected) => {
  expect(isBlank(text)).toBe(expected)
})
