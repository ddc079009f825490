import { describe, expect, it } from 'vitest'
import { linkMarker } from '../../../../main/desktop/link-handler/registered.ts'
import { fakeDesktop, scheme } from './fake-desktop.ts'

const execPath = String.raw`C:\Program Files\Deckpass\Deckpass.exe`
const bundle = '/Applications/Deckpass.app'

type Owner = { readonly name: string; readonly path: string }

/** A system's register, with one command a scheme and whom the system says the links go to. */
function register(platform: 'win32' | 'darwin', { development = false } = {}) {
  const state: { command?: string | undefined; owner?: Owner | undefined } = {}
  const commandOf = (name: string, path?: string, args?: string[]) =>
    [name, path, ...(args ?? [])].join('|')
  const { handler, files } = fakeDesktop()
  const there = new Set<string>()
  return {
    state,
    there,
    handler: handler({
      development,
      execPath: platform === 'win32' ? execPath : `${bundle}/Contents/MacOS/Deckpass`,
      appPath: String.raw`C:\checkout`,
      host: {
        platform,
        env: {},
        files: { ...files, realPath: async (path) => (there.has(path) ? path : undefined) },
        run: async () => undefined,
      },
      protocolClient: {
        isDefaultProtocolClient: (...call) => state.command === commandOf(...call),
        setAsDefaultProtocolClient: (...call) => {
          state.command = commandOf(...call)
          return true
        },
        removeAsDefaultProtocolClient: (...call) => {
          if (state.command === commandOf(...call)) state.command = undefined
          return true
        },
        async getApplicationInfoForProtocol(url) {
          expect(url).toBe(`${scheme}://`)
          if (!state.owner) throw new Error('Unable to retrieve installation path to app')
          return state.owner
        },
      },
    }),
  }
}

describe('on Windows', () => {
  it('registers a command in which the link comes behind "--"', async () => {
    const { handler, state } = register('win32')
    expect(await handler.check()).toEqual({ state: 'none' })
    expect(await handler.repair()).toEqual({ state: 'ours' })
    expect(state.command).toBe([scheme, execPath, linkMarker, '--'].join('|'))
    await handler.remove()
    expect(await handler.check()).toEqual({ state: 'none' })
  })

  it('registers a development build with its folder', async () => {
    const { handler, state } = register('win32', { development: true })
    await handler.repair()
    expect(state.command).toBe(
      [scheme, execPath, String.raw`C:\checkout`, linkMarker, '--'].join('|'),
    )
  })

  it('tells of a choice in the settings that counts for more', async () => {
    const { handler, state, there } = register('win32')
    state.owner = { name: 'Thief\u202e', path: String.raw`C:\thief.exe` }
    there.add(state.owner.path)
    expect(await handler.repair()).toEqual({ state: 'other', owner: 'Thief' })
  })

  it.each([
    ['the same program by an older command', execPath.toUpperCase(), true, 'stale'],
    ['a program that is gone', String.raw`D:\Deckpass.exe`, false, 'stale'],
    ['another one', String.raw`D:\Deckpass.exe`, true, 'other'],
    ['the question which to take', String.raw`C:\Windows\System32\OpenWith.exe`, true, 'none'],
  ])('finds %s', async (_name, path, isThere, expected) => {
    const { handler, state, there } = register('win32')
    state.owner = { name: 'Deckpass', path }
    if (isThere) there.add(path)
    expect((await handler.check()).state).toBe(expected)
  })
})

describe('on macOS', () => {
  it('is the handler by what the system says', async () => {
    const { handler, state } = register('darwin')
    state.owner = { name: 'Deckpass', path: bundle }
    expect((await handler.check()).state).toBe('stale')
    expect(await handler.repair()).toEqual({ state: 'ours' })
  })

  it('names another owner', async () => {
    const { handler, state, there } = register('darwin')
    state.owner = { name: 'Thief', path: '/Applications/Thief.app' }
    there.add(state.owner.path)
    expect(await handler.check()).toEqual({ state: 'other', owner: 'Thief' })
    there.clear()
    expect(await handler.check()).toEqual({ state: 'stale' })
  })
})
