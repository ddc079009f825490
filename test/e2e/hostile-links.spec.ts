import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { findRuntime } from '../../tools/runtime.mjs'
import { expect, scheme, test, type World } from '../support/e2e.ts'
import { hostileCommandLines, hostileLinks } from '../support/hostile-links.ts'
import { sitDown } from '../support/visitor.ts'

const projectDir = resolve(import.meta.dirname, '../..')

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

/** The app with a way into its main process: command lines reach the very listener that they always do. */
async function startInspected({ desktop }: World): Promise<ElectronApplication> {
  const { executable, args } = await findRuntime({ projectDir })
  const settings = { DECKPASS_SERVICES: join(desktop.home, 'services.json') }
  const env = { ...desktop.env, ...settings }
  return _electron.launch({ executablePath: executable, args: [...args, projectDir], env })
}

/** Starts a sign-in and gives the callback that the service sends, undelivered. */
async function catchCallback(world: World, app: ElectronApplication): Promise<string> {
  const page = await app.firstWindow()
  await page.getByRole('button', { name: /^Sign in with / }).click()
  const visitor = await sitDown(world.desktop.browser)
  const opened = await visitor.page(world.service.origin)
  const callback = new Promise<string>((done) => {
    opened.on('response', (response) => {
      const location = response.headers()['location'] ?? ''
      if (location.startsWith(`${scheme}:`)) done(location)
    })
  })
  await visitor.logIn(world.service.origin)
  return callback
}

/** Command lines of second launches, one after another, as Electron hands them over. */
function launch(app: ElectronApplication, commandLines: readonly (readonly string[])[]) {
  return app.evaluate(({ app: electronApp }, lines) => {
    for (const line of lines)
      electronApp.emit('second-instance', {}, ['electron', ...line], '/', {})
  }, commandLines)
}

test('hostile links and command lines end no sign-in, cost no request and reach no log', async ({
  world,
}) => {
  const app = await startInspected(world)
  const page = await app.firstWindow()
  const genuine = await catchCallback(world, app)
  const links = hostileLinks(genuine)
  expect(links.length).toBeGreaterThanOrEqual(300)
  const before = world.service.requests.all.length

  await launch(
    app,
    links.map((link) => ['--', link]),
  )
  await launch(app, hostileCommandLines(genuine))
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await page.waitForTimeout(500)
  expect(world.service.requests.all.length).toBe(before)

  await launch(
    app,
    Array.from({ length: 50 }, () => ['--', genuine]),
  )
  await expect(page.getByText('halcyon', { exact: true })).toBeVisible()
  const exchanges = world.service.requests.token.length
  expect(exchanges).toBe(1)
  await launch(app, [['--', genuine], ...links.map((link) => ['--', link])])
  await page.waitForTimeout(500)
  expect(world.service.requests.token.length).toBe(1)
  await expect(page.getByText('halcyon', { exact: true })).toBeVisible()

  const log = await readFile(join(world.deckpass.profileFolder, 'logs/deckpass.log'), 'utf8')
  expect(log).toContain('links-ignored')
  for (const part of ['callback', 'guessed', 'example', 'passwd', 'gpu-launcher', scheme])
    expect(log).not.toContain(part)
})

test('ten thousand links in ten seconds cost nothing, and steal no focus', async ({ world }) => {
  const app = await startInspected(world)
  const page = await app.firstWindow()
  const genuine = await catchCallback(world, app)
  const before = world.service.requests.all.length
  const flood = await app.evaluate(
    async ({ app: electronApp, BrowserWindow }, { link, times, ms }) => {
      let shown = 0
      for (const window of BrowserWindow.getAllWindows()) {
        window.on('show', () => shown++)
        window.on('focus', () => shown++)
      }
      const memory = () => {
        // Node's own collector, if it was let out; else what V8 reports suffices for a difference.
        globalThis.gc?.()
        return process.memoryUsage().heapUsed
      }
      const send = () => electronApp.emit('second-instance', {}, ['electron', '--', link], '/', {})
      for (let warm = 0; warm < 1_000; warm++) send()
      await new Promise((done) => setTimeout(done, 1_000))
      const start = memory()
      const began = Date.now()
      for (let sent = 0; sent < times; sent++) {
        send()
        const ahead = (sent / times) * ms - (Date.now() - began)
        if (ahead > 5) await new Promise((done) => setTimeout(done, ahead))
      }
      await new Promise((done) => setTimeout(done, 1_000))
      return { took: Date.now() - began, grown: memory() - start, shown }
    },
    { link: genuine.replace(/state=[^&]+/, 'state=guessed'), times: 10_000, ms: 10_000 },
  )
  expect(flood.took).toBeLessThan(13_000)
  expect(flood.shown).toBe(0)
  expect(flood.grown).toBeLessThan(10 * 1024 * 1024)
  expect(world.service.requests.all.length).toBe(before)
  const asked = Date.now()
  await page.evaluate(() => window.deckpass.browsers.list())
  expect(Date.now() - asked).toBeLessThan(1_000)
  await launch(app, [['--', genuine]])
  await expect(page.getByText('halcyon', { exact: true })).toBeVisible()
})
