import { mkdtemp, readFile, readdir, readlink, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findProgram, run } from '../../tools/run.mjs'
import { startIdentityService } from '../identity-service/index.ts'
import { driveDeckpass, servicesFile, type RunningDeckpass } from '../support/deckpass.ts'
import { startDesktop, whyNoDesktop } from '../support/desktop/index.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'
import { sitDown } from '../support/visitor.ts'
import { apt, buildPackage, installedVersion, succeed, whyNoPackages } from './debian-package.ts'
import { makeOrdinaryUser } from './ordinary-user.ts'

const scheme = 'app.deckpass'
const type = `x-scheme-handler/${scheme}`
const screen = { width: 1920, height: 900 }

test('installed from its .deb it signs in, is upgraded and goes without a trace', async () => {
  const whyNot = (await whyNoPackages()) ?? whyNoDesktop()
  test.skip(whyNot !== undefined, whyNot)
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-debs-'))
  const older = await buildPackage('0.9.1', join(folder, 'older'))
  const newer = await buildPackage('0.9.2', join(folder, 'newer'))
  const user = await makeOrdinaryUser()
  const service = await startIdentityService()
  const trust = [{ origin: service.origin, scheme }]
  const desktop = await startDesktop({ screen, trust, user })
  const home = (path: string) => join(desktop.home, path)
  const [program = '', ...asUser] = user.as
  const ask = (...command: readonly string[]) =>
    succeed(program, [...asUser, ...command], { env: desktop.env }).then((text) => text.trim())

  try {
    await user.livesIn(desktop.home)
    await apt('install', older)
    expect(await installedVersion('deckpass')).toBe('0.9.1~test')
    expect(await ask('sh', '-c', 'command -v deckpass')).toBe('/usr/bin/deckpass')
    expect(await ask('xdg-mime', 'query', 'default', type)).toBe(`${scheme}.desktop`)
    const sandbox = await stat('/opt/Deckpass/chrome-sandbox')
    expect([sandbox.uid, (sandbox.mode & 0o7777).toString(8)]).toEqual([0, '4755'])

    const profile = service.serviceProfile(`${scheme}://callback`)
    const settings = await servicesFile(desktop, [profile])
    const deckpass = driveDeckpass({
      command: [...user.as, 'deckpass', '--remote-debugging-port=0'],
      typed: [...user.as, 'deckpass'],
      env: { ...desktop.env, ...settings },
      profileFolder: home('.config/deckpass'),
    })
    let app = await deckpass.start()
    await isSandboxed(app, user.uid)
    await app.page.getByRole('button', { name: /^Sign in with / }).click()
    const visitor = await sitDown(desktop.browser)
    await visitor.logIn(service.origin)
    await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
    // The link came by the package's entry: there is none of the user's own.
    expect(await namedAfterUs(home('.local/share'))).toEqual([])
    expect(await deckpass.command('--version')).toMatchObject({ status: 0, out: '0.9.1-test\n' })
    expect(await deckpass.command('status')).toMatchObject({
      status: 0,
      out: expect.stringContaining('signed in'),
    })
    expect(await deckpass.command('token')).toMatchObject({ status: 5, out: '' })
    await openSettings(app.page)
    await setSwitch(app.page, 'Open at login', true)
    await app.quit()

    await apt('install', newer)
    expect(await installedVersion('deckpass')).toBe('0.9.2~test')
    app = await deckpass.start()
    await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
    expect(service.requests.all.filter(({ path }) => path === '/o/authorize/')).toHaveLength(1)
    await app.quit()

    const kept = ['autostart/app.deckpass.desktop', 'deckpass/connections', 'deckpass']
    for (const path of kept) await expect(stat(home(`.config/${path}`))).resolves.toBeDefined()
    const said = await apt('remove', 'deckpass')
    expect(said).toContain(`sessions of ${user.name} are removed`)
    expect(said).toContain(`settings of ${user.name} are kept`)
    expect(await installedVersion('deckpass')).toBe('')
    await expect(stat('/opt/Deckpass')).rejects.toThrow('ENOENT')
    expect(findProgram('deckpass')).toBeUndefined()
    expect(await ask('xdg-mime', 'query', 'default', type)).toBe('')
    for (const path of kept.slice(0, 2))
      await expect(stat(home(`.config/${path}`))).rejects.toThrow('ENOENT')
    await apt('purge', 'deckpass')
    expect(await namedAfterUs(home('.config'))).toEqual([])
    expect(await namedAfterUs('/usr/share')).toEqual([])
  } finally {
    if (await installedVersion('deckpass')) await run('apt-get', ['purge', '-qy', 'deckpass'])
    await desktop.stop()
    await service.stop()
    await user.remove()
    await rm(folder, { recursive: true, force: true })
  }
})

/** Holds if every process is the user's own, and pages are drawn in a sandbox. */
async function isSandboxed(app: RunningDeckpass, uid: number): Promise<void> {
  const pids = await app.pids()
  const namespace = (pid: number) => readlink(`/proc/${pid}/ns/pid`)
  const renderers: number[] = []
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    expect(command).not.toContain('--no-sandbox')
    expect(status).toContain(`Uid:\t${uid}\t${uid}\t${uid}\t${uid}\n`)
    if (!command.includes('--type=renderer')) continue
    renderers.push(pid)
    // seccomp-bpf (2), and a namespace in which it sees no other process.
    expect(status).toMatch(/^Seccomp:\t2$/m)
    expect(await namespace(pid)).not.toBe(await namespace(app.pid))
  }
  expect(renderers.length).toBeGreaterThan(0)
}

/** Names below a folder that have the app's name, but for the browser's own. */
async function namedAfterUs(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => /deckpass/i.test(name) && !name.startsWith('browser/'))
}
