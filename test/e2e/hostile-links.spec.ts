import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, scheme, test } from '../support/e2e.ts'
import { hostileCommandLines, hostileLinks } from '../support/hostile-links.ts'
import { catchCallback, launch, startInspected } from './inspected.ts'

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

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
