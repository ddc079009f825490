import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  appScheme,
  contentSecurityPolicy,
  fileOf,
  pageAddress,
  serveApp,
} from '../../../main/desktop/app-protocol.ts'
import { protocol } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

const folder = '/opt/deckpass/dist/renderer'
const get = (url: string) => fileOf({ method: 'GET', url }, folder)

describe('the file that a request names', () => {
  test.each([
    [pageAddress, '/index.html'],
    ['app://deckpass/assets/index-BunPV8wY.js', '/assets/index-BunPV8wY.js'],
    ['app://deckpass/assets/index.css?v=1', '/assets/index.css'],
    ['app://deckpass/icon.svg#x', '/icon.svg'],
  ])('of %s is ours', (url, file) => {
    expect(get(url)).toBe(folder + file)
  })

  test.each([
    'app://other/index.html',
    'app://deckpass.evil/index.html',
    'app://deckpass/',
    'app://deckpass',
    'app://deckpass/index',
    'app://deckpass/index.html/',
    'app://deckpass/index.htm',
    'app://deckpass/package.json',
    'app://deckpass/main.js.map',
    'app://deckpass/.html',
    'app://deckpass/..%2f..%2fsecret.html',
    'app://deckpass/%2e%2e/%2e%2e/%2e%2e/etc/secret.html%00',
    'app://deckpass/a%20b.html',
    'app://deckpass/a%00.html',
    'app://deckpass/..\\..\\secret.html',
    'app://deckpass/C:/secret.html',
    'app://deckpass//etc/../../x',
    'https://deckpass.evil/index.html',
  ])('of %s is none', (url) => {
    expect(get(url)).toBeUndefined()
  })

  test.each(['HEAD', 'POST', 'PUT', 'get'])('is there for GET and not for %s', (method) => {
    expect(fileOf({ method, url: pageAddress }, folder)).toBeUndefined()
  })

  test('never lies outside of the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '...', '\\', '%5c', 'b.html', '~')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const file = get(`app://deckpass/${parts.join('/')}/x.html`)
        if (file !== undefined) expect(file).toMatch(/^\/opt\/deckpass\/dist\/renderer\/[^\\]+$/)
        if (file !== undefined) expect(file.split('/')).not.toContain('..')
      }),
    )
  })
})

describe('the app\u2019s pages', () => {
  beforeEach(async () => {
    const root = await mkdtemp(join(tmpdir(), 'deckpass-pages-'))
    onTestFinished(() => rm(root, { recursive: true, force: true }))
    await mkdir(join(root, 'assets'))
    await writeFile(join(root, 'index.html'), '<!doctype html>')
    await writeFile(join(root, 'assets/a.js'), 'export {}')
    serveApp(root)
  })
  const ask = async (url: string, method = 'GET') => {
    const [scheme, handler] = protocol.handle.mock.lastCall ?? []
    if (scheme !== 'app' || !handler) throw new Error('nobody serves app:')
    return handler({ method, url })
  }

  test('are served with their type and a strict policy', async () => {
    const page = await ask(pageAddress)
    expect(page.status).toBe(200)
    expect(await page.text()).toBe('<!doctype html>')
    expect(Object.fromEntries(page.headers)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    })
    const script = await ask('app://deckpass/assets/a.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test.each(['app://deckpass/missing.html', 'app://deckpass/assets', 'app://other/index.html'])(
    'are not found at %s',
    async (url) => {
      const answer = await ask(url)
      expect([answer.status, await answer.text()]).toEqual([404, 'Not found'])
    },
  )

  test('may load their own script, style and pictures, and nothing else', () => {
    const policy = new Map(
      contentSecurityPolicy.split('; ').map((each) => {
        const [name = '', ...values] = each.split(' ')
        return [name, values.join(' ')]
      }),
    )
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(policy.has('connect-src')).toBe(false)
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
  })

  test('have an origin of their own that may not do more than the web may', () => {
    expect(appScheme.scheme).toBe('app')
    expect(appScheme.privileges).not.toHaveProperty('bypassCSP')
    expect(appScheme.privileges).not.toHaveProperty('corsEnabled')
    expect(appScheme.privileges).toMatchObject({ standard: true, secure: true })
  })
})
