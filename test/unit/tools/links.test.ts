import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, readText } from '../../support/house/files.ts'

/** The part behind `#` that a heading is reached by, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

const prose = (page: string) =>
  page.replace(/^ *(```|~~~)[^]*?^ *\1/gm, '').replace(/`[^`\n]*`/g, '')

function anchorsIn(page: string): ReadonlySet<string> {
  const text = page.replace(/^ *(```|~~~)[^]*?^ *\1/gm, '')
  return new Set(
    [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  )
}

/** The links of a page that lead nowhere; `read` gives another page's text, if it is there. */
function brokenLinks(path: string, read: (path: string) => string | undefined): readonly string[] {
  const links = [...prose(read(path) ?? '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  return links.filter((to) => {
    if (/^[a-z][a-z+.-]*:/i.test(to)) return false
    const [file = '', anchor] = to.split('#')
    const target = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file))
    const page = read(target)
    return page === undefined || (anchor !== undefined && !anchorsIn(page).has(anchor))
  })
}

const pages = filesIn('.').filter((path) => path.endsWith('.md'))

test.each(pages)('every link of %s leads somewhere', (path) => {
  const read = (one: string) =>
    existsSync(one) ? (one.endsWith('.md') ? readText(one) : '') : undefined
  expect(brokenLinks(path, read)).toEqual([])
})

test('a link is broken without its file or its anchor', () => {
  const texts: Readonly<Record<string, string>> = {
    'docs/a.md':
      '[1](b.md) [2](b.md#two-words--more) [3](c.md) [4](b.md#three) [5](#here) `[6](x.md)`\n# Here\n```\n# No heading\n[7](y.md)\n```\n[8](#no-heading) ![9](../none.png) [10](https://example.org)',
    'docs/b.md': '# Two words — more',
  }
  expect(brokenLinks('docs/a.md', (path) => texts[path])).toEqual([
    'c.md',
    'b.md#three',
    '#no-heading',
    '../none.png',
  ])
})
