import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { thisHost } from '../../main/desktop/host/index.ts'
import { createLinkHandler } from '../../main/desktop/link-handler/index.ts'
import { registerLinkHandler } from '../../tools/link-handler.mjs'
import { findProgram } from '../../tools/run.mjs'
import { whyNoDesktop, type DesktopOptions } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { desktop as startDesktop, scheme as developmentScheme } from './started.ts'

const options: DesktopOptions = { browsers: 'none', dbus: false }
const missing = whyNoDesktop(options)
const run = promisify(execFile)

const scheme = 'app.deckpass'
const link = `${scheme}://callback?code=a%20b&state=c`
const awkward = `it's "my" $HOME/Deck pass 100%.AppImage`

const notHere = () => {
  throw new Error('Linux has none of this.')
}
const protocolClient = {
  isDefaultProtocolClient: notHere,
  setAsDefaultProtocolClient: notHere,
  removeAsDefaultProtocolClient: notHere,
  getApplicationInfoForProtocol: notHere,
}

/** A desktop, and a program in its home that notes what it is started with. */
async function desktop(name = awkward) {
  const { home, env, open, handle } = await startDesktop(options)
  const program = join(home, name)
  const called = join(home, 'called')
  await mkdir(dirname(program), { recursive: true })
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}.new'\nmv '${called}.new' '${called}'\n`,
  )
  await chmod(program, 0o755)
  const release = { scheme, development: false, execPath: '/tmp/.mount_x/deckpass', appPath: '' }
  return {
    home,
    env,
    handle,
    program,
    /** The app, started from the AppImage at `image`. */
    appImage: (image = program, changes: NodeJS.ProcessEnv = {}) =>
      createLinkHandler({
        ...release,
        host: thisHost({ ...env, APPIMAGE: image, APPDIR: '/tmp/.mount_x', ...changes }),
        protocolClient,
      }),
    /** The app, installed at `execPath`. */
    installed: (execPath = program) =>
      createLinkHandler({ ...release, execPath, host: thisHost(env), protocolClient }),
    /** What the program is started with when somebody opens a link. */
    async follow(address = link) {
      await open(address)
      const text = await until(() => readFile(called, 'utf8'), 'The link started nothing.')
      return text.split('\n').slice(0, -1)
    },
  }
}

describe.skipIf(missing)(`a link handler${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('is nobody, and then an AppImage that registers itself', async () => {
    const { appImage, follow } = await desktop()
    expect(await appImage().check()).toEqual({ state: 'none' })
    expect(await appImage().repair()).toEqual({ state: 'ours' })
    expect(await appImage().check()).toEqual({ state: 'ours' })
    expect(await follow()).toEqual(['--', link])
  })

  test('can be taken by another program, and taken back', async () => {
    const { appImage, handle, follow } = await desktop()
    await appImage().repair()
    await handle(scheme, ['/bin/true'])
    const taken = {
      state: 'other',
      owner: `handler-${scheme}`,
      command: `xdg-mime default ${scheme}.desktop x-scheme-handler/${scheme}`,
    }
    expect(await appImage().check()).toEqual(taken)
    expect(await appImage().repair()).toEqual({ state: 'ours' })
    expect(await follow()).toEqual(['--', link])
  })

  test('can be taken back by the command that is shown', async () => {
    const { appImage, home, env, follow } = await desktop('Deckpass.AppImage')
    await appImage().repair()
    const entry = `[Desktop Entry]\nType=Application\nName=It's "Thief" 100%\nExec=true %u\nMimeType=x-scheme-handler/${scheme};\n`
    await writeFile(join(home, '.local/share/applications/thief.desktop'), entry)
    await run('xdg-mime', ['default', 'thief.desktop', `x-scheme-handler/${scheme}`], { env })
    const { state, owner, command = '' } = await appImage().check()
    expect([state, owner]).toEqual(['other', `It's "Thief" 100%`])
    await run('/bin/sh', ['-c', command], { env })
    expect(await appImage().check()).toEqual({ state: 'ours' })
    expect(await follow()).toEqual(['--', link])
  })

  test.each(['Deckpass.AppImage', awkward])('is stale once %s was moved', async (name) => {
    const { appImage, program, home, follow } = await desktop(name)
    await appImage().repair()
    const moved = join(home, `moved "it's" here.AppImage`)
    await rename(program, moved)
    expect((await appImage(moved).check()).state).toBe('stale')
    expect(await appImage(moved).repair()).toEqual({ state: 'ours' })
    expect(await follow()).toEqual(['--', link])
  })

  test('is an installed program by the entry of its package', async () => {
    const { installed, appImage, home, handle, program, follow } = await desktop('deckpass')
    await mkdir(join(home, 'applications'))
    const entry = `[Desktop Entry]\nType=Application\nName=Deckpass\nExec=${program} %U\nMimeType=x-scheme-handler/${scheme};\n`
    await writeFile(join(home, 'applications', `${scheme}.desktop`), entry)
    expect(await installed().check()).toEqual({ state: 'ours' })
    await handle(scheme, ['/bin/true'])
    expect((await installed().check()).state).toBe('other')
    expect(await installed().repair()).toEqual({ state: 'ours' })
    expect(existsSync(join(home, '.local/share/applications', `${scheme}.desktop`))).toBe(false)
    expect(await follow()).toEqual([link])

    const image = join(home, 'Deckpass.AppImage')
    await symlink('/bin/true', image)
    await appImage(image).repair()
    expect((await installed().check()).state).toBe('stale')
    expect(await installed().repair()).toEqual({ state: 'ours' })
  })

  test('leaves nothing behind when it is removed', async () => {
    const { appImage, home } = await desktop()
    const files = async () =>
      (await readdir(home, { recursive: true })).filter((path) => /deckpass|mimeapps/.test(path))
    await appImage().repair()
    expect(await files()).not.toEqual([])
    await appImage().remove()
    expect(await files()).toEqual([])
    expect(await appImage().check()).toEqual({ state: 'none' })
  })

  test('is asked for by gio where there is no xdg-mime', async (context) => {
    const gio = findProgram('gio')
    if (gio === undefined) return context.skip('gio is not installed')
    const { appImage, home, program, handle } = await desktop('Deckpass.AppImage')
    await mkdir(join(home, 'only'))
    await symlink(gio, join(home, 'only/gio'))
    const changes = { PATH: join(home, 'only'), LANG: 'de_DE.UTF-8' }
    expect(await appImage(program, changes).check()).toEqual({ state: 'none' })
    expect(await appImage(program, changes).repair()).toEqual({ state: 'ours' })
    await handle(scheme, ['/bin/true'])
    expect(await appImage(program, changes).check()).toEqual({
      state: 'other',
      owner: `handler-${scheme}`,
      command: `gio mime x-scheme-handler/${scheme} ${scheme}.desktop`,
    })
    expect(await appImage(program, changes).repair()).toEqual({ state: 'ours' })
  })

  test('is the script of a checkout in development', async () => {
    const { program, home, env, handle, follow } = await desktop()
    const projectDir = join(home, `it's a checkout`)
    const handler = createLinkHandler({
      scheme: developmentScheme,
      development: true,
      execPath: program,
      appPath: projectDir,
      host: thisHost(env),
      protocolClient,
    })
    expect(await handler.check()).toEqual({ state: 'none', command: 'npm start' })
    const runtime = { executable: program, args: [], switches: [] }
    await registerLinkHandler({ runtime, projectDir, env })
    expect(await handler.check()).toEqual({ state: 'ours' })
    await handle(developmentScheme, ['/bin/true'])
    expect((await handler.check()).state).toBe('other')
    expect(await handler.repair()).toEqual({ state: 'ours' })
    const address = `${developmentScheme}://callback?code=1&state=2`
    expect(await follow(address)).toEqual([projectDir, '--', address])
  })
})
