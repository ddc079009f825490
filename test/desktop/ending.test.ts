import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startDesktop, whyNoDesktop } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { desktop, service } from './started.ts'

const missing = whyNoDesktop()

/** Command lines of all that was started in a home. */
async function inhabitants(home: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = pids.map(async (pid) => {
    const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
    return (await read('environ')).includes(`HOME=${home}\0`) ? [await read('cmdline')] : []
  })
  return (await Promise.all(found)).flat()
}

const allGone = (home: string) =>
  until(
    async () => (await inhabitants(home)).length === 0 || undefined,
    'Something goes on running.',
  )

async function leaveRunning(...args: string[]) {
  const child = fork(join(import.meta.dirname, 'left-running.ts'), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.disconnect()
  const exited = once(child, 'exit')
  const tooEarly = exited.then(([code]) => [`nowhere: it ended with exit code ${code}`])
  const [home] = await Promise.race([once(child.stdout ?? child, 'data'), tooEarly])
  return { child, exited, home: String(home).trim() }
}

describe.skipIf(missing)(`the end of a desktop${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('takes all that ran on it along, and its home', async () => {
    const origin = await service()
    const { home, open, browser, stop } = await desktop()
    await open(origin)
    await (await browser.connect()).close()
    expect((await inhabitants(home)).join()).toMatch(/Xvfb.*chrom|chrom.*Xvfb/)
    await stop()
    expect(await inhabitants(home)).toEqual([])
    expect(existsSync(home)).toBe(false)
  })

  test('comes when the process that started it ends by itself', async () => {
    const { exited, home } = await leaveRunning()
    expect(await exited).toEqual([0, null])
    await allGone(home)
  })

  test('comes when that process is killed, and the next desktop clears its home away', async () => {
    const { child, exited, home } = await leaveRunning('stay')
    expect(await inhabitants(home)).not.toEqual([])
    child.kill('SIGKILL')
    await exited
    await allGone(home)
    // Unless another test's desktop was first.
    await desktop({ screen: false, dbus: false })
    expect(existsSync(home)).toBe(false)
  })
})

describe.skipIf(missing)(`a start that fails${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const programs = ['setpriv', 'Xvfb', 'dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']
  const others = ['xdg-open', 'xdg-mime', 'chromium', 'sh', 'node']

  /** A PATH with nothing but these programs on it. */
  async function pathWith(names: readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'deckpass-path-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const from = (process.env['PATH'] ?? '').split(':')
    for (const name of names) {
      const path = from.map((place) => join(place, name)).find((place) => existsSync(place))
      if (path) await symlink(path, join(folder, name))
    }
    vi.stubEnv('PATH', folder)
    onTestFinished(() => void vi.unstubAllEnvs())
    return folder
  }

  test.each([
    ['Xvfb', 'xvfb'],
    ['dbus-daemon', 'dbus'],
    ['gnome-keyring-daemon', 'gnome-keyring'],
    ['chromium', 'chromium'],
    ['xdg-open', 'xdg-utils'],
  ])('for want of %s names it and the package that brings it', async (name, from) => {
    await pathWith([...programs, ...others].filter((other) => other !== name))
    const sentence = `The virtual desktop needs ${name}: type "apt-get install --no-install-recommends ${from}" as root.`
    expect(whyNoDesktop()).toBe(sentence)
    await expect(startDesktop()).rejects.toThrow(sentence)
  })

  test('half-way leaves nothing behind', async () => {
    const folder = await pathWith([...programs, ...others].filter((name) => name !== 'xdg-mime'))
    await writeFile(join(folder, 'xdg-mime'), '#!/bin/sh\necho "$HOME" > "$0.home"\nexit 1\n', {
      mode: 0o755,
    })
    await expect(startDesktop()).rejects.toThrow('xdg-mime')
    const home = (await readFile(join(folder, 'xdg-mime.home'), 'utf8')).trim()
    expect(await inhabitants(home)).toEqual([])
    expect(existsSync(home)).toBe(false)
  })
})
