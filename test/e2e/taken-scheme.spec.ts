import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, scheme, test, type World } from '../support/e2e.ts'

const run = promisify(execFile)

/** Gives the links to another program, which notes what it was started with. */
async function takeLinks({ desktop }: World): Promise<string> {
  const loot = join(desktop.home, 'loot')
  const thief = join(desktop.home, 'thief')
  await writeFile(thief, `#!/bin/sh\necho "$1" > '${loot}'\n`, { mode: 0o755 })
  await desktop.handle(scheme, [thief])
  return loot
}

test('links that go elsewhere: told where, mended by a button or a command', async ({ world }) => {
  const { service, deckpass, desktop } = world
  const loot = await takeLinks(world)
  const app = await deckpass.start()
  const { page } = app
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const signedIn = page.getByText('halcyon', { exact: true })

  const visitor = await world.beginSignIn(app)
  await world.showOtherWays(app)
  await expect(page.getByText(`Links go to handler-${scheme}`)).toBeVisible()
  await page.getByText('Or mend it in a terminal').click()
  const command = await page.getByText('xdg-mime default').innerText()
  const opened = await visitor.page(service.origin)
  await visitor.logIn(opened)
  await expect.poll(() => existsSync(loot)).toBe(true)
  expect(service.requests.token).toHaveLength(0)
  await button('Repair').click()
  await expect(page.getByText('Links come to Deckpass again: open the page again.')).toBeVisible()
  await expect(page.getByText('Links come to Deckpass, as they should')).toBeVisible()
  await visitor.touch(opened)
  await button('Open the page again').click()
  await expect(signedIn).toBeVisible()

  const signOut = async () => {
    await button('Sign out').click()
    await button('Sign out here').first().click()
    await expect(button(/^Sign in with /)).toBeVisible()
  }
  await signOut()
  await takeLinks(world)
  await run('/bin/sh', ['-c', command], { env: desktop.env })
  await visitor.touch(opened)
  await button(/^Sign in with /).click()
  await expect(signedIn).toBeVisible()

  // The checkout was moved, and the entry leads to where it was.
  await signOut()
  const entry = join(desktop.home, `.local/share/applications/${scheme}.desktop`)
  const text = await readFile(entry, 'utf8')
  await writeFile(entry, text.replace(/^Exec=.*$/m, `Exec=${desktop.home}/moved-away %u`))
  await button(/^Sign in with /).click()
  await expect(page.getByText('Links go to a place where Deckpass is no more')).toBeVisible()
  await button('Repair').click()
  await expect(page.getByText('Links come to Deckpass again: open the page again.')).toBeVisible()
  await visitor.touch(opened)
  await button('Open the page again').click()
  await expect(signedIn).toBeVisible()
})
