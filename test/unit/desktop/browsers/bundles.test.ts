import { describe, expect, it } from 'vitest'
import { createBrowsers } from '../../../../main/desktop/browsers.ts'
import { fakeHost } from './fake-host.ts'

const url = 'https://service.example/authorize'

/** A Mac with apps in the user's own folder, and others that Spotlight knows of. */
async function mac(inFolder: readonly string[], elsewhere: readonly string[] = []) {
  const { options, path, ran, answers } = fakeHost('darwin')
  const { run, files } = options.host
  for (const name of inFolder)
    await files.write(path(`home/Applications/${name}.app/Contents/Info.plist`), '', 0o644)
  const host = {
    ...options.host,
    run: async (program: string, args: readonly string[]) =>
      program === '/usr/bin/mdfind'
        ? elsewhere.map((name) => `/Volumes/Apps/${name}.app\n`).join('')
        : run(program, args),
  }
  return { ran, answers, ...createBrowsers({ ...options, host }) }
}

describe('the browsers of a Mac', () => {
  it('are those that are known, in a usual folder or elsewhere', async () => {
    const { listBrowsers } = await mac(['Firefox', 'Calculator'], ['Google Chrome', 'Chess'])
    expect(await listBrowsers()).toEqual([
      { id: 'org.mozilla.firefox', name: 'Firefox' },
      { id: 'com.google.Chrome', name: 'Google Chrome' },
    ])
  })

  it('open an address by their bundle identifier', async () => {
    const { openIn, ran, answers } = await mac(['Firefox'])
    answers.set(`/usr/bin/open -b org.mozilla.firefox ${url}`, '')
    await openIn('org.mozilla.firefox', url)
    expect(ran).toEqual([['/usr/bin/open', '-b', 'org.mozilla.firefox', url]])
  })

  it('say so if they do not open, or are not there', async () => {
    const { openIn } = await mac(['Firefox'])
    for (const id of ['org.mozilla.firefox', 'com.apple.Safari', '-a Calculator'])
      await expect(openIn(id, url)).rejects.toThrow('browser_unavailable')
  })
})
