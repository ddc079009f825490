import { describe, expect, it } from 'vitest'
import { createBrowsers } from '../../../main/desktop/browsers.ts'
import { SignInError } from '../../../main/session/errors.ts'
import { fakeHost } from './browsers/fake-host.ts'

async function withFirefox(failure?: Error) {
  const { options, program, entry, launched } = fakeHost('linux')
  await program('firefox')
  await entry('firefox', '')
  const { launch } = options.host
  const host = { ...options.host, launch: failure ? () => Promise.reject(failure) : launch }
  return { launched, ...createBrowsers({ ...options, host }) }
}

describe('opening an address in a browser', () => {
  it.each([
    ['https://service.example', 'https://service.example/'],
    ['http://127.0.0.1:47110/o/?a=b c"d', 'http://127.0.0.1:47110/o/?a=b%20c%22d'],
    ['HTTPS://service.example/\n--flag', 'https://service.example/--flag'],
  ])('gives %j as %s', async (url, given) => {
    const { openIn, launched } = await withFirefox()
    await openIn('firefox.desktop', url)
    expect(launched.map((line) => line.at(-1))).toEqual([given])
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app.deckpass://callback',
    'ms-msdt:x',
    String.raw`\\server\share`,
    '--flag',
    '',
  ])('refuses %j', async (url) => {
    const { openIn, launched } = await withFirefox()
    await expect(openIn('firefox.desktop', url)).rejects.toBeInstanceOf(SignInError)
    expect(launched).toEqual([])
  })

  it.each(['gone.desktop', '../firefox.desktop', ''])('rejects for the id %j', async (id) => {
    const { openIn, launched } = await withFirefox()
    await expect(openIn(id, 'https://service.example/')).rejects.toMatchObject({
      code: 'browser_unavailable',
    })
    expect(launched).toEqual([])
  })

  it('rejects with the cause if it does not start', async () => {
    const cause = new Error('ENOENT')
    const { openIn } = await withFirefox(cause)
    await expect(openIn('firefox.desktop', 'https://service.example/')).rejects.toMatchObject({
      code: 'browser_unavailable',
      mender: 'user',
      cause,
    })
  })
})
