import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerLinkHandler, unregisterLinkHandler } from '../../../tools/link-handler.mjs'
import { parseExec } from './link/parse-exec.ts'
import { tempFolder } from './temp-folder.ts'

const platform = 'linux'
const link = 'app.deckpass.dev://callback?code=a%20b&state=$(x)`y`"\''

/** A home, and a runtime that prints its arguments and settings, in a folder of an awkward name. */
function setting(name = 'it\'s "my" $HOME `x` \\ 100% #1') {
  const home = tempFolder()
  const projectDir = join(home, name)
  mkdirSync(projectDir, { recursive: true })
  const executable = join(projectDir, 'electron')
  writeFileSync(executable, '#!/bin/sh\nprintf "%s\\0" "$DECKPASS_SERVICES" "$@"\n')
  chmodSync(executable, 0o755)
  const runtime = {
    executable,
    args: ['-r', `${projectDir}/compat.cjs`],
    switches: ['--no-sandbox'],
  }
  const env = { HOME: home, PATH: process.env['PATH'], DECKPASS_SERVICES: `${projectDir}/s.json` }
  const entry = join(home, '.local', 'share', 'applications', 'app.deckpass.dev.desktop')
  const associations = join(home, '.config', 'mimeapps.list')
  return { home, projectDir, runtime, env, entry, associations }
}

/** What the runtime was given when a launcher opened the link. */
function open(entry: string, env: NodeJS.ProcessEnv): string[] {
  const exec = /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1] ?? ''
  const [command = '', ...args] = parseExec(exec, link)
  const { DECKPASS_SERVICES: _, ...bare } = env
  return execFileSync(command, args, { encoding: 'utf8', env: bare }).split('\0').slice(0, -1)
}

describe('registering', () => {
  it('hands the link to the app of this checkout, whatever its path', async () => {
    const { projectDir, runtime, env, entry } = setting()
    await registerLinkHandler({ runtime, projectDir, env, extraArgs: ['--x=a b'], platform })
    expect(open(entry, env)).toEqual([
      `${projectDir}/s.json`,
      '--no-sandbox',
      '-r',
      `${projectDir}/compat.cjs`,
      projectDir,
      '--x=a b',
      '--',
      link,
    ])
  })

  it('declares the development scheme and no other', async () => {
    const { projectDir, runtime, env, entry, associations } = setting()
    await registerLinkHandler({ runtime, projectDir, env, platform })
    const text = readFileSync(entry, 'utf8')
    expect(text.match(/^MimeType=.*$/gm)).toEqual(['MimeType=x-scheme-handler/app.deckpass.dev;'])
    expect(text).toMatch(/^NoDisplay=true$/m)
    expect(readFileSync(associations, 'utf8')).toBe(
      '[Default Applications]\nx-scheme-handler/app.deckpass.dev=app.deckpass.dev.desktop\n',
    )
  })

  it('needs no quotes in the entry, which simple launchers do not undo', async () => {
    const { projectDir, runtime, env, entry } = setting()
    await registerLinkHandler({ runtime, projectDir, env, platform })
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=[\w/.-]+ %u$/m)
  })

  it('honours the XDG folders', async () => {
    const { home, projectDir, runtime, env, entry } = setting()
    const xdg = { XDG_DATA_HOME: join(home, 'my data'), XDG_CONFIG_HOME: join(home, 'conf') }
    await registerLinkHandler({ runtime, projectDir, env: { ...env, ...xdg }, platform })
    const there = join(home, 'my data', 'applications', 'app.deckpass.dev.desktop')
    expect(open(there, env).at(-1)).toBe(link)
    expect([existsSync(entry), existsSync(join(home, 'conf', 'mimeapps.list'))]).toEqual([
      false,
      true,
    ])
  })

  it('lets no other user read the settings', async () => {
    const { home, projectDir, runtime, env } = setting()
    await registerLinkHandler({ runtime, projectDir, env, platform })
    const script = join(home, '.local', 'share', 'deckpass', 'open-development-link')
    expect(statSync(script).mode & 0o777).toBe(0o700)
  })

  it('refuses a path with a line break and leaves nothing', async () => {
    const { home, projectDir, runtime, env } = setting('two\nlines')
    const register = registerLinkHandler({ runtime, projectDir, env, platform })
    await expect(register).rejects.toThrow(/Move or rename it/)
    expect(readdirSync(home)).toEqual(['two\nlines'])
  })

  it('does nothing where the app registers itself', async () => {
    const { home, projectDir, runtime, env } = setting('plain')
    await registerLinkHandler({ runtime, projectDir, env, platform: 'darwin' })
    expect(readdirSync(home)).toEqual(['plain'])
    expect(await unregisterLinkHandler({ env, platform: 'darwin' })).toBe(false)
  })
})

describe('unregistering', () => {
  it('leaves no file, and tells whether there was any', async () => {
    const { home, projectDir, runtime, env } = setting('plain')
    await registerLinkHandler({ runtime, projectDir, env, platform })
    expect(await unregisterLinkHandler({ env, platform })).toBe(true)
    const files = readdirSync(home, { recursive: true, withFileTypes: true })
    const left = files.filter((each) => each.isFile()).map(({ name }) => name)
    // update-desktop-database, where it is installed, keeps its cache.
    expect(existsSync(join(home, '.local', 'share', 'deckpass'))).toBe(false)
    expect(left.filter((name) => name !== 'mimeinfo.cache')).toEqual(['electron'])
    expect(await unregisterLinkHandler({ env, platform })).toBe(false)
  })

  it("keeps the user's own associations, and the link that their file may be", async () => {
    const { home, projectDir, runtime, env, associations } = setting()
    const own = '[Default Applications]\nx-scheme-handler/app.deckpass=deckpass.desktop\n'
    mkdirSync(join(home, '.config'))
    writeFileSync(join(home, 'dotfile'), own)
    symlinkSync(join(home, 'dotfile'), associations)
    await registerLinkHandler({ runtime, projectDir, env, platform })
    expect(readFileSync(join(home, 'dotfile'), 'utf8')).toContain('app.deckpass.dev.desktop')
    await unregisterLinkHandler({ env, platform })
    expect(readFileSync(associations, 'utf8')).toBe(own)
    expect(lstatSync(associations).isSymbolicLink()).toBe(true)
  })
})
