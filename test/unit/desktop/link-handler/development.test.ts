import { describe, expect, it } from 'vitest'
import { registerLinkHandler, unregisterLinkHandler } from '../../../../tools/link-handler.mjs'
import { fakeDesktop } from './fake-desktop.ts'

const scheme = 'app.deckpass.dev'
const id = `${scheme}.desktop`

/** A checkout, and what the tools make for it. */
function checkout(folder = "it's a checkout") {
  const desktop = fakeDesktop()
  const appPath = desktop.path(folder)
  const runtime = { executable: '/opt/electron', args: [], switches: ['--no-sandbox'] }
  const { env } = desktop
  return {
    ...desktop,
    entryFile: desktop.path(`home/.local/share/applications/${id}`),
    register: (projectDir = appPath) =>
      registerLinkHandler({ runtime, projectDir, env, platform: 'linux' }),
    unregister: () => unregisterLinkHandler({ env, platform: 'linux' }),
    handler: () => desktop.handler({ scheme, development: true, appPath }),
  }
}

describe('a development build', () => {
  it('has its links by the script that the tools wrote for its checkout', async () => {
    const { register, handler, tools } = checkout()
    await register()
    tools.choice = id
    expect(await handler().check()).toEqual({ state: 'ours' })
  })

  it('gets them back by the same script, in the entry that the tools write', async () => {
    const { register, handler, tools, files, entryFile, entry, program } = checkout()
    await register()
    const before = await files.read(entryFile)
    await entry('thief.desktop', await program('bin/thief'), { name: 'Thief' })
    tools.choice = 'thief.desktop'
    await files.remove(entryFile)
    expect(await handler().check()).toEqual({
      state: 'other',
      owner: 'Thief',
      command: 'npm start',
    })
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await files.read(entryFile)).toBe(before)
  })

  it('says what to type where another checkout has the script', async () => {
    const { register, handler, tools, path } = checkout()
    await register(path('another'))
    tools.choice = id
    const stale = { state: 'stale', command: 'npm start' }
    expect(await handler().check()).toEqual(stale)
    expect(await handler().repair()).toEqual(stale)
  })

  it('says what to type where there is no script, and writes nothing', async () => {
    const { register, unregister, handler, filesAtHome } = checkout()
    await register()
    await unregister()
    const none = { state: 'none', command: 'npm start' }
    expect(await handler().repair()).toEqual(none)
    expect(filesAtHome()).toEqual([])
  })

  it('never takes the scheme of releases, and removes what is its own alone', async () => {
    const { register, handler, commands, filesAtHome } = checkout()
    await register()
    await handler().repair()
    await handler().remove()
    expect(commands.join('\n')).not.toMatch(/app\.deckpass(?!\.dev)/)
    expect(filesAtHome()).toEqual(['.local/share/deckpass/open-development-link'])
  })
})
