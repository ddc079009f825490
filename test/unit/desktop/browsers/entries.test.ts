import { describe, expect, it } from 'vitest'
import { createBrowsers } from '../../../../main/desktop/browsers.ts'
import { fakeHost } from './fake-host.ts'

const url = 'https://service.example/authorize?a=b&c=%u'

/** A host with programs of these names. */
async function host(...programs: string[]) {
  const made = fakeHost('linux')
  for (const name of programs) await made.program(name)
  return { ...made, ...createBrowsers(made.options) }
}

describe('the browsers of a desktop', () => {
  it('are what takes https addresses, by the name in the language of the session', async () => {
    const { entry, listBrowsers } = await host('firefox', 'chromium', 'reader')
    await entry('firefox', 'Name=Fire\u202efox\nName[de]=Feuerfuchs')
    await entry('chromium', 'Name=Chromium')
    await entry('reader', 'MimeType=application/pdf;')
    expect(await listBrowsers()).toEqual([
      { id: 'chromium.desktop', name: 'Chromium' },
      { id: 'firefox.desktop', name: 'Firefox' },
    ])
  })

  it.each([
    ['is not to be shown', 'NoDisplay=true'],
    ['was deleted', 'Hidden=true'],
    ['needs a terminal', 'Terminal=true'],
    ['has no command', 'Exec='],
    ['has a command that cannot be read', 'Exec="firefox %u'],
    ['has a program that is gone', 'Exec=gone %u'],
    ['tries a program that is gone', 'TryExec=gone'],
    ['is this app', 'Exec=deckpass %u'],
    ['has no name', 'Name=\u200b'],
  ])('are without one that %s', async (_name, lines) => {
    const { entry, listBrowsers, openIn } = await host('firefox', 'deckpass')
    await entry('firefox', lines)
    expect(await listBrowsers()).toEqual([])
    await expect(openIn('firefox.desktop', url)).rejects.toThrow('browser_unavailable')
  })

  it('are each there once, the user’s own entry before the system’s', async () => {
    const { entry, listBrowsers } = await host('firefox')
    await entry('firefox', 'Name=Mine', 'user')
    await entry('firefox', 'Name=Theirs')
    await entry('again', 'Name=Mine\nExec=firefox %u')
    await entry('private', 'Name=Mine\nExec=firefox --private %u')
    expect(await listBrowsers()).toEqual([
      { id: 'firefox.desktop', name: 'Mine' },
      { id: 'private.desktop', name: 'Mine' },
    ])
  })

  it('are without one that the user deleted from the menu', async () => {
    const { entry, listBrowsers } = await host('firefox')
    await entry('firefox', 'Hidden=true', 'user')
    await entry('firefox', '')
    expect(await listBrowsers()).toEqual([])
  })

  it('are at most thirty', async () => {
    const { entry, program, listBrowsers } = await host()
    for (let number = 10; number < 45; number++) {
      await program(`b${number}`)
      await entry(`b${number}`, '')
    }
    const names = (await listBrowsers()).map(({ name }) => name)
    expect([names.length, names[0], names[29]]).toEqual([30, 'b10', 'b39'])
  })
})

describe('opening an address', () => {
  it.each([
    ['fire fox', 'Exec="fire fox" --new-window %U', ['--new-window', url]],
    ['firefox', 'Exec=firefox %i -- %u %f', ['--', url]],
    ['firefox', 'Exec=firefox', [url]],
    ['firefox', 'Exec=env A=b firefox %u', undefined],
  ])('in %s by %s', async (name, lines, args) => {
    const { entry, openIn, launched, path } = await host(name, 'env')
    await entry('browser', lines)
    await openIn('browser.desktop', url)
    const line = args ? [path(`bin/${name}`), ...args] : [path('bin/env'), 'A=b', name, url]
    expect(launched).toEqual([line])
  })

  it('finds an entry in a folder by its id', async () => {
    const { entry, openIn, launched, path } = await host('firefox')
    await entry('vendor/firefox', 'Exec=firefox %u')
    await openIn('vendor-firefox.desktop', url)
    expect(launched).toEqual([[path('bin/firefox'), url]])
  })
})
