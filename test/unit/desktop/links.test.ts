import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLinks, linkIn } from '../../../main/desktop/links.ts'

const scheme = 'app.deckpass'
const link = 'app.deckpass://callback?code=c&state=s'

describe('the link in a command line', () => {
  test.each([
    ['behind the program', ['/usr/bin/deckpass', link]],
    ['behind switches', ['deckpass', '--no-sandbox', '--', link]],
    ['in front of what is ignored', ['deckpass', link, '--gpu-launcher=calc']],
  ])('is found %s', (_what, argv) => {
    expect(linkIn(argv, scheme)).toBe(link)
  })

  test.each<[string, readonly unknown[]]>([
    ['nothing', []],
    ['no link', ['deckpass', '/tmp/a.txt', 'https://evil.example']],
    ['two links', ['deckpass', link, link]],
    ['two links that differ', ['deckpass', link, 'app.deckpass://other']],
    ['a link of the development build', ['deckpass', 'app.deckpass.dev://callback?code=c&state=s']],
    ['a link inside of a switch', ['deckpass', `--x=${link}`]],
    ['a link with something in front of it', ['deckpass', ` ${link}`, `"${link}"`]],
    ['another case', ['deckpass', link.toUpperCase()]],
    ['what is no text', ['deckpass', 7, null, undefined, { toString: () => link }, [link]]],
    ['a link behind ten thousand others', [...Array<string>(10_000).fill('x'), link]],
  ])('is not found in %s', (_what, argv) => {
    expect(linkIn(argv, scheme)).toBeUndefined()
  })

  test('of one build is nothing to the other', () => {
    const other = 'app.deckpass.dev://callback?code=c&state=s'
    expect(linkIn(['deckpass', other], 'app.deckpass.dev')).toBe(other)
    expect(linkIn(['deckpass', link], 'app.deckpass.dev')).toBeUndefined()
  })

  test('of whatever command line never makes it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (argv) => {
        expect(linkIn(argv, scheme)).toBeUndefined()
      }),
    )
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
