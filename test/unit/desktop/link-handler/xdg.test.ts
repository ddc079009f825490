import { symlink } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fakeDesktop, type } from './fake-desktop.ts'

const id = 'app.deckpass.desktop'
const byHand = `xdg-mime default ${id} ${type}`

/** A desktop with the app installed by a package. */
async function installed() {
  const desktop = fakeDesktop()
  const program = await desktop.program('opt/Deckpass/deckpass')
  await desktop.entry(id, `${program} %U`, { in: 'system', name: 'Deckpass' })
  return desktop
}

describe('whose the links are', () => {
  it('ours, by the entry of a package', async () => {
    const { handler, tools } = await installed()
    tools.choice = id
    expect(await handler().check()).toEqual({ state: 'ours' })
  })

  it.each([
    ['a name on the PATH that is a link', 'deckpass %u'],
    ['settings before it', 'env A=b deckpass --flag %u'],
  ])('ours, by %s', async (_name, exec) => {
    const { handler, tools, entry, files, path } = await installed()
    await files.write(path('bin/other'), '', 0o755)
    await symlink(path('opt/Deckpass/deckpass'), path('bin/deckpass'))
    await files.write(path('bin/env'), '', 0o755)
    await entry('by-another-name.desktop', exec)
    tools.choice = 'by-another-name.desktop'
    expect(await handler().check()).toEqual({ state: 'ours' })
  })

  it("another program's, by its name in plain words", async () => {
    const { handler, tools, entry, program } = await installed()
    await entry('thief.desktop', await program('bin/thief'), {
      name: `"It's"\u202e a <b>Thief</b>`,
    })
    tools.choice = 'thief.desktop'
    expect(await handler().check()).toEqual({
      state: 'other',
      owner: `"It's" a <b>Thief</b>`,
      command: byHand,
    })
  })

  it('nobody’s, also if the entry is gone or deleted', async () => {
    const { handler, tools, files, path } = await installed()
    expect(await handler().check()).toEqual({ state: 'none', command: byHand })
    for (const choice of ['gone.desktop', '../../etc/passwd', 'hidden.desktop']) {
      await files.write(
        path('system/applications/hidden.desktop'),
        '[Desktop Entry]\nHidden=true',
        0o644,
      )
      tools.choice = choice
      expect((await handler().check()).state).toBe('none')
    }
  })

  it.each([
    ['a program that is gone', 'old.desktop', '/nowhere/old %u'],
    ['a command line that cannot be read', 'odd.desktop', '"/bin/sh %u'],
    ['our own entry with another program', id, '/bin/sh %u'],
  ])('stale: %s', async (_name, choice, exec) => {
    const { handler, tools, entry } = await installed()
    await entry(choice, exec)
    tools.choice = choice
    expect((await handler().check()).state).toBe('stale')
  })

  it('not known where no tool of the system tells', async () => {
    const { handler, tools } = await installed()
    tools.names = []
    expect(await handler().check()).toEqual({ state: 'unknown' })
    expect(await handler().repair()).toEqual({ state: 'unknown' })
  })

  it('told by gio where there is no xdg-mime, with its command', async () => {
    const { handler, tools, commands } = await installed()
    tools.names = ['gio']
    expect(await handler().check()).toEqual({ state: 'none', command: `gio mime ${type} ${id}` })
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(commands).toContain(`gio mime ${type} ${id}`)
  })

  it('names no command while there is no entry that it could choose', async () => {
    expect(await fakeDesktop().handler().check()).toEqual({ state: 'none' })
  })
})

describe('repairing what a package installed', () => {
  it('only makes it the choice', async () => {
    const { handler, tools, entry, program, files, entryFile } = await installed()
    await entry('thief.desktop', await program('bin/thief'))
    tools.choice = 'thief.desktop'
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await files.read(entryFile)).toBeUndefined()
  })

  it('takes away an older entry of the user’s that hides it', async () => {
    const { handler, tools, entry, files, entryFile } = await installed()
    await entry(id, '/home/dj/Deckpass-0.1.AppImage -- %u')
    tools.choice = id
    expect((await handler().check()).state).toBe('stale')
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await files.read(entryFile)).toBeUndefined()
  })

  it('replaces an entry that does not say that it takes links', async () => {
    const { handler, files, path } = await installed()
    const entry = `[Desktop Entry]\nName=Deckpass\nExec=${path('opt/Deckpass/deckpass')} %u`
    await files.write(path(`system/applications/${id}`), entry, 0o644)
    expect(await handler().check()).toEqual({ state: 'none' })
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await files.read(path(`home/.local/share/applications/${id}`))).toContain(type)
  })

  it('leaves an entry of the user’s that is right as it is', async () => {
    const { handler, entry, files, entryFile, path } = await installed()
    await entry(id, `${path('opt/Deckpass/deckpass')} --my-flag %u`)
    const before = await files.read(entryFile)
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await files.read(entryFile)).toBe(before)
  })
})
