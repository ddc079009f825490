import { describe, expect, it } from 'vitest'
import { isBlank, without } from '../../../../main/desktop/link-handler/associations.ts'

const type = 'x-scheme-handler/app.test'
const remove = (text: string) => without(text, type, 'test.desktop')

describe('taking an entry out of a mimeapps.list', () => {
  it.each([
    ['its only line', `[Default Applications]\n${type}=test.desktop\n`, '[Default Applications]\n'],
    ['one of several', `${type}=a.desktop;test.desktop;b.desktop;`, `${type}=a.desktop;b.desktop;`],
    ['with blanks', ` ${type} = test.desktop ;\nx`, 'x'],
    ['in every group', `[A]\n${type}=test.desktop\n[B]\n${type}=test.desktop;\n`, '[A]\n[B]\n'],
  ])('%s', (_name, before, after) => {
    expect(remove(before)).toBe(after)
  })

  it.each([
    '',
    '# a note\n\n[Default Applications]\nimage/png=test.desktop\n\n[X]\n',
    `[Default Applications]\n${type}=other.desktop\n`,
    `[Default Applications]\n${type}.dev=test.desktop\n`,
    `${type}\n=test.desktop\n`,
  ])('leaves %j as it is', (text) => {
    expect(remove(text)).toBe(text)
  })
})

it.each([
  ['', true],
  ['\n[Default Applications]\n\n', true],
  ['[Default Applications]\na=b\n', false],
  ['# a note\n', false],
])('knows whether %j says nothing', (text, expected) => {
  expect(isBlank(text)).toBe(expected)
})
