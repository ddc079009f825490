import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEntry, parseEntry } from '../../../../main/desktop/freedesktop/entry.ts'
import {
  commandLine,
  execValue,
  execWords,
  programOf,
} from '../../../../main/desktop/freedesktop/exec.ts'
import { findProgram } from '../../../../tools/run.mjs'
import { parseExec } from '../../tools/link/parse-exec.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

const url = 'https://service.example/?a=b&c=%20%u$(id)'
const words = (value: string) =>
  execWords(parseEntry(`[Desktop Entry]\nExec=${value}`) ?? new Map())
const opened = (value: string) => commandLine(words(value) ?? [], url)

const plain = fc.string({ unit: 'grapheme' })
const nasty = fc.string({ unit: fc.constantFrom(...'"`$\\% \'<>~|&;*?#()=[]abuk'.split('')) })
const word = fc.oneof(plain, nasty).filter((text) => !/\p{Cc}/u.test(text) && text !== '%u')

describe('the value that is written', () => {
  it.each([
    [['/opt/Deckpass/deckpass', '--', '%u'], '/opt/Deckpass/deckpass -- %u'],
    [["/home/dj/it's mine", '%u'], `"/home/dj/it's mine" %u`],
    [['a"b', 'c$d'], String.raw`"a\\"b" "c\\$d"`],
    [['a\\b'], String.raw`"a\\\\b"`],
    [['100%', '%u', '%U'], '100%% %u %%U'],
    [[''], '""'],
  ])('of %j is %s', (line, value) => {
    expect(execValue(line)).toBe(value)
  })

  it.each(['a\nb', 'a\rb', '\tb', 'a\0b', 'a\u0085b'])('refuses %j', (text) => {
    expect(execValue(['app', text])).toBeUndefined()
  })

  it('gives what it was made of, to this reader and to one by the letter of the standard', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (line) => {
        const value = execValue([...line, '%u']) ?? ''
        expect(opened(value)).toEqual([...line, url])
        expect(parseExec(value, url)).toEqual([...line, url])
        expect(programOf(words(value) ?? [])).toBe(line[0] === 'env' ? undefined : line[0])
      }),
    )
  })

  it('is in a file that desktop-file-validate accepts', (context) => {
    const program = findProgram('desktop-file-validate')
    if (program === undefined) return context.skip('desktop-file-validate is not installed')
    const file = join(tempFolder(), 'app.test.desktop')
    const Exec = execValue(['/a b/"c"/$d/`e`/\\f/100%', "it's", '*?#()<>~|&;', '%u']) ?? ''
    writeFileSync(file, formatEntry({ Type: 'Application', Name: 'Test', Exec }))
    expect(execFileSync(program, [file], { encoding: 'utf8' })).toBe('')
  })
})

describe('a value of another program', () => {
  it.each([
    ['/usr/bin/chromium %U', ['/usr/bin/chromium', url]],
    ['firefox  --new-window\t%u ', ['firefox', '--new-window', url]],
    ['app --url=%u', ['app', `--url=${url}`]],
    ['app %i --caption %c %k %f %F', ['app', '--caption', url]],
    ['app a%fb', ['app', 'ab', url]],
    ['app 100%% 5%z', ['app', '100%', '5%z', url]],
    ['flatpak run @@u %u @@', ['flatpak', 'run', '@@u', url, '@@']],
    [`sh -c 'a "b" $c' x`, ['sh', '-c', 'a "b" $c', 'x', url]],
    [String.raw`"/opt/my app/x\\$y" a\\ b`, ['/opt/my app/x$y', 'a b', url]],
    [String.raw`"C:\\\\a" ""`, ['C:\\a', '', url]],
    [`a"b c"'d e'f`, ['ab cd ef', url]],
  ])('%s opens by %j', (value, line) => {
    expect(opened(value)).toEqual(line)
  })

  it.each(['', '  ', 'app "open', "app 'open", 'app \\\\'])('%j is no command line', (value) => {
    expect(words(value)).toBeUndefined()
  })

  it('gives the address as one word, whatever it holds and whatever the value is', () => {
    fc.assert(
      fc.property(nasty, fc.string(), (value, address) => {
        const read = words(`app ${value}`)
        if (!read) return
        expect(commandLine(read, address).some((each) => each.includes(address))).toBe(true)
        expect(commandLine(read, address).length).toBeLessThanOrEqual(read.length + 1)
      }),
    )
  })
})

it.each([
  [['/opt/a%%b', '%u'], '/opt/a%b'],
  [['env', 'A=b', 'C=', '/opt/x', 'D=e'], '/opt/x'],
  [['/usr/bin/env', '/opt/x'], '/opt/x'],
  [['env', 'A=b'], undefined],
  [[''], ''],
])('the program of %j is %j', (line, program) => {
  expect(programOf(line)).toBe(program)
})
