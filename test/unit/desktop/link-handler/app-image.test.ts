import { execFileSync } from 'node:child_process'
import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExec } from '../../tools/link/parse-exec.ts'
import { fakeDesktop, type } from './fake-desktop.ts'

const link = 'app.deckpass://callback?code=a%20b&state=$(x)`y`"\''

/** A desktop with an AppImage that prints what it is given, and runs from its mounted inside. */
async function appImage(name: string) {
  const desktop = fakeDesktop()
  const image = desktop.path(name)
  await mkdir(dirname(image), { recursive: true })
  writeFileSync(image, '#!/bin/sh\nprintf "%s\\0" "$@"\n')
  chmodSync(image, 0o755)
  Object.assign(desktop.env, { APPIMAGE: image, APPDIR: '/tmp/.mount_x' })
  const handler = (execPath = '/tmp/.mount_x/deckpass') => desktop.handler({ execPath })
  /** What a launcher starts with a link. */
  const open = async () => {
    const text = (await desktop.files.read(desktop.entryFile)) ?? ''
    const [program = '', ...args] = parseExec(/^Exec=(.*)$/m.exec(text)?.[1] ?? '', link)
    return execFileSync(program, args, { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } })
  }
  return { ...desktop, image, handler, open }
}

const names = [
  'Deckpass-0.1.0.AppImage',
  'my apps/Deckpass.AppImage',
  `it's "my" $HOME \`x\` \\ 100% #1 a=b.AppImage`,
  'Plattenläden 🎛.AppImage',
]

describe.each(names)('an AppImage at %s', (name) => {
  it('registers itself, and links come to it behind "--"', async () => {
    const { handler, open, files, entryFile, commands } = await appImage(name)
    expect(await handler().check()).toEqual({ state: 'none' })
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await open()).toBe(`--\0${link}\0`)
    expect(await files.read(entryFile)).toContain(`\nMimeType=${type};\nNoDisplay=true\n`)
    expect(commands).toContain(`update-desktop-database -q ${dirname(entryFile)}`)
  })

  it('is stale once it was moved, until it is repaired from there', async () => {
    const { handler, image, env, path, open } = await appImage(name)
    await handler().repair()
    renameSync(image, path('moved.AppImage'))
    expect((await handler().check()).state).toBe('stale')
    expect((await handler().repair()).state).toBe('stale')
    env['APPIMAGE'] = path('moved.AppImage')
    expect((await handler().check()).state).toBe('stale')
    expect(await handler().repair()).toEqual({ state: 'ours' })
    expect(await open()).toBe(`--\0${link}\0`)
  })

  it('leaves nothing when it is removed', async () => {
    const { handler, files, path, filesAtHome } = await appImage(name)
    await files.write(
      path('home/.config/mimeapps.list'),
      `[Default Applications]\n${type}=app.deckpass.desktop\na/b=c.desktop;\n`,
      0o600,
    )
    await handler().repair()
    await handler().remove()
    expect(filesAtHome()).toEqual(['.config/mimeapps.list'])
    expect(await files.read(path('home/.config/mimeapps.list'))).toBe(
      '[Default Applications]\na/b=c.desktop;\n',
    )
    await handler().remove()
  })
})

describe('the entry of an AppImage', () => {
  it('names it directly where that needs no quotes, which simple launchers do not undo', async () => {
    const { handler, files, entryFile, image } = await appImage('Deckpass-0.1.0.AppImage')
    await handler().repair()
    expect(await files.read(entryFile)).toContain(`\nExec=${image} -- %u\n`)
  })

  it('names a script of the user’s own where it does', async () => {
    const { handler, files, entryFile, path } = await appImage('my apps/Deckpass.AppImage')
    await handler().repair()
    const script = path('home/.local/share/deckpass/open-link')
    expect(await files.read(entryFile)).toContain(`\nExec=${script} %u\n`)
    expect(statSync(script).mode & 0o777).toBe(0o700)
  })

  it.each(['two\nlines.AppImage', 'a\tb.AppImage'])('is not written for %j', async (name) => {
    const { handler, filesAtHome } = await appImage(name)
    expect(await handler().repair()).toEqual({ state: 'none' })
    expect(filesAtHome()).toEqual([])
  })

  it('tells of a script that somebody changed', async () => {
    const { handler, files, path } = await appImage('my apps/Deckpass.AppImage')
    await handler().repair()
    await files.write(path('home/.local/share/deckpass/open-link'), '#!/bin/sh\n', 0o700)
    expect((await handler().check()).state).toBe('stale')
  })

  it('is not that of the terminal’s AppImage that the app was started from', async () => {
    const { handler, program, files, entryFile } = await appImage('Terminal.AppImage')
    const execPath = await program('opt/Deckpass/deckpass')
    await handler(execPath).repair()
    expect(await files.read(entryFile)).toContain(`Exec=${execPath} -- %u`)
  })
})
