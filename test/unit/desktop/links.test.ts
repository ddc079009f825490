import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLinks, readLaunch } from '../../../main/desktop/links.ts'
import { parseCallback } from '../../../main/session/callback.ts'

const scheme = 'app.deckpass'
const link = 'app.deckpass://callback?code=c&state=s'
const read = (argv: readonly unknown[], platform: NodeJS.Platform = 'linux') =>
  readLaunch(argv, { scheme, platform })

describe('a command line', () => {
  test.each([
    ['behind the program', ['/usr/bin/deckpass', link]],
    ['behind switches', ['deckpass', '--no-sandbox', '--', link]],
    ['in front of what is ignored', ['deckpass', link, '--gpu-launcher=calc']],
  ])('has its link %s', (_what, argv) => {
    expect(read(argv)).toEqual({ is: 'link', link })
  })

  test.each<[string, readonly unknown[]]>([
    ['nothing', []],
    ['no link', ['deckpass', '/tmp/a.txt', 'https://evil.example']],
    ['a link of the development build', ['deckpass', 'app.deckpass.dev://callback?code=c&state=s']],
    ['a link inside of a switch', ['deckpass', `--x=${link}`]],
    ['a link with something in front of it', ['deckpass', ` ${link}`, `"${link}"`]],
    ['what is no text', ['deckpass', 7, null, undefined, { toString: () => link }, [link]]],
  ])('that holds %s is plain', (_what, argv) => {
    expect(read(argv)).toEqual({ is: 'plain' })
  })

  test.each<[string, readonly unknown[]]>([
    ['the same link twice', ['deckpass', link, link]],
    ['two links', ['deckpass', link, 'app.deckpass://other']],
    ['two links in different case', ['deckpass', link, link.toUpperCase()]],
    ['a crowd', Array<string>(10_000).fill('x')],
    ['a link in a crowd', [...Array<string>(10_000).fill('x'), link]],
  ])('that holds %s is odd', (_what, argv) => {
    expect(read(argv)).toEqual({ is: 'odd' })
  })

  test('has a link in whatever case its scheme is written, for the parser to refuse', () => {
    for (const odd of [link.toUpperCase(), 'App.Deckpass:callback', 'app.deckpass:']) {
      expect(read(['deckpass', odd])).toEqual({ is: 'link', link: odd })
      expect(parseCallback(odd, 'app.deckpass://callback')).toBeUndefined()
    }
  })

  test('has no more than 64 arguments that a launcher has reason to give', () => {
    const others = Array<string>(63).fill('--flag')
    expect(read(['deckpass', ...others])).toEqual({ is: 'plain' })
    expect(read([...others, link])).toEqual({ is: 'link', link })
    expect(read(['deckpass', 'x', ...others])).toEqual({ is: 'odd' })
    expect(read(['deckpass', ...others, link])).toEqual({ is: 'odd' })
  })

  test('of one build is nothing to the other', () => {
    const other = 'app.deckpass.dev://callback?code=c&state=s'
    const development = { scheme: 'app.deckpass.dev', platform: 'linux' } as const
    expect(readLaunch(['deckpass', other], development)).toEqual({ is: 'link', link: other })
    expect(readLaunch(['deckpass', link], development)).toEqual({ is: 'plain' })
  })

  test('whatever it is never makes it throw, nor holds a link that is not there', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (argv) => {
        expect(read(argv).is).not.toBe('link')
      }),
    )
  })
})

describe('a launch at login', () => {
  test('has its switch, and no link', () => {
    expect(read(['deckpass', '--hidden'])).toEqual({ is: 'hidden' })
    expect(read(['deckpass.exe', 'C:\\checkout', '--hidden'], 'win32')).toEqual({ is: 'hidden' })
    expect(read(['deckpass', '--hidden', link])).toEqual({ is: 'link', link })
    expect(read(['deckpass', '--hidden=1', '--hiddenx'])).toEqual({ is: 'plain' })
  })
})

describe('on Windows a command line', () => {
  const windows = (...argv: string[]) => read(['deckpass.exe', ...argv], 'win32')

  test.each([
    ['as it is registered', ['--deckpass-link', '--', link]],
    ['of a development build', ['C:\\checkout', '--deckpass-link', '--', link]],
    // What a second copy hands over: Chromium has put switches in front, and added some.
    ['in Chromium\u2019s order', ['--deckpass-link', '--allow-x', 'C:\\checkout', '--', link]],
  ])('has its link %s', (_what, argv) => {
    expect(windows(...argv)).toEqual({ is: 'link', link })
  })

  test.each([
    ['no marker', [link]],
    ['no marker, but "--"', ['--', link]],
    ['the marker only behind "--"', ['--', '--deckpass-link', link]],
    ['the marker, but no "--"', ['--deckpass-link', link]],
    ['a link in front of "--"', ['--deckpass-link', link, '--']],
    ['something behind the link', ['--deckpass-link', '--', link, '--gpu-launcher=calc']],
    ['something in front of the link', ['--deckpass-link', '--', 'x', link]],
    ['two links', ['--deckpass-link', '--', link, link]],
    ['the marker and no link', ['--deckpass-link', '--', 'x']],
    ['the marker alone', ['--deckpass-link']],
    ['the marker and another scheme', ['--deckpass-link', '--', 'https://x.example']],
  ])('that holds %s is odd', (_what, argv) => {
    expect(windows(...argv)).toEqual({ is: 'odd' })
  })

  test('without a link is plain', () => {
    expect(windows()).toEqual({ is: 'plain' })
  })
})

describe('links', () => {
  test('that come early wait, in their order, for the one who takes them', () => {
    const links = createLinks()
    const taken: string[] = []
    links.arrive('a')
    links.arrive('b')
    expect(taken).toEqual([])
    links.deliverTo((one) => taken.push(one))
    expect(taken).toEqual(['a', 'b'])
    links.arrive('c')
    expect(taken).toEqual(['a', 'b', 'c'])
  })

  test('do not pile up while nobody takes them', () => {
    const links = createLinks()
    for (let count = 0; count < 10_000; count++) links.arrive(`${count}`)
    const taken: string[] = []
    links.deliverTo((one) => taken.push(one))
    expect(taken).toEqual(Array.from({ length: 16 }, (_, at) => `${at}`))
  })

  test('that come while waiting ones are handed over are taken too', () => {
    const links = createLinks()
    const taken: string[] = []
    links.arrive('a')
    links.deliverTo((one) => {
      taken.push(one)
      if (one === 'a') links.arrive('b')
    })
    expect(taken).toEqual(['a', 'b'])
  })

  test('are handed over once', () => {
    const links = createLinks()
    const first: string[] = []
    const second: string[] = []
    links.arrive('a')
    links.deliverTo((one) => first.push(one))
    links.deliverTo((one) => second.push(one))
    links.arrive('b')
    expect([first, second]).toEqual([['a'], ['b']])
  })
})
