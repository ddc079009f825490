import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fuuffyClient } from '../identity-service/index.ts'
import type { RunningDeckpass } from '../support/deckpass.ts'
import { expect, test, type World } from '../support/e2e.ts'
import { clipboardOf, heapOf, leaksIn, leaksOnDisk, type Leak } from '../support/leaks/places.ts'
import { createScanner, type Scanner } from '../support/leaks/scanner.ts'

test.use({
  services: {
    profiles: (service) => {
      const {
        clientId: _,
        clientSecret: __,
        idToken: ___,
        claims: ____,
        ...fuuffy
      } = service.fuuffyProfile()
      return [service.serviceProfile(), fuuffy]
    },
  },
})

/** All that Deckpass leaves on a desktop: what it keeps, what it throws away, and its processes. */
async function leaksAround(
  { deckpass, desktop }: World,
  pids: readonly number[] | Promise<readonly number[]>,
  scanner: Scanner,
): Promise<readonly Leak[]> {
  const folders = [deckpass.profileFolder, join(desktop.home, 'tmp'), join(desktop.home, 'run')]
  return leaksOnDisk(scanner, { folders, pids: await pids })
}

/** Answers that cost something: refused, lost, of another kind, with the tokens in the wrong place. */
async function troubled({ service }: World, { page }: RunningDeckpass) {
  const renew = page.getByRole('button', { name: 'Renew now' })
  const faults = [
    { answer: 'html' },
    { status: 400, error: 'invalid_request' },
    { lose: 'before' },
  ] as const
  for (const fault of faults) service.faults.next('token', fault)
  // A renewal that is under way takes no second one: it is asked for until all have come.
  await expect
    .poll(
      async () => {
        await renew.click()
        return service.faults.left('token')
      },
      { timeout: 20_000, intervals: [500] },
    )
    .toBe(0)
  await renew.click()
  await expect(page.getByText(/^Signed in to/).first()).toBeVisible()
}

async function connectFuuffy({ page }: RunningDeckpass) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Connections', exact: true }).click()
  await page.getByRole('button', { name: 'Add a connection' }).click()
  await page.getByRole('button', { name: /^Fuuffy/ }).click()
  await page.getByLabel('Client id').fill(fuuffyClient.id)
  await page.getByLabel('Client secret').fill(fuuffyClient.secret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Connected to Fuuffy (local)').first()).toBeVisible()
}

/** Shows a report that names the account, has it copied, and gives its text. */
async function report({ page }: RunningDeckpass): Promise<string> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: /^About/ }).click()
  await page.getByRole('button', { name: 'Show a report' }).click()
  await page.getByRole('switch', { name: 'Name the account' }).click()
  const text = page.getByRole('textbox', { name: 'The report' })
  await expect(text).toHaveValue(/Account: halcyon, john@example.com/)
  await expect(text).toHaveValue(/renewal-failed/)
  await page.getByRole('button', { name: 'Copy the report' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  return text.inputValue()
}

test('no secret of a whole session is left anywhere, in no part and in no form', async ({
  world,
}) => {
  test.setTimeout(120_000)
  const { service } = world
  const { app, visitor } = await world.signIn()
  await troubled(world, app)
  await connectFuuffy(app)
  const text = await report(app)

  const { secrets, bindings } = service.witness
  const used = secrets.filter((each) => !/^bpr?-/.test(each))
  // Code, verifier, client secret, and four tokens at least.
  expect(used.length).toBeGreaterThan(6)
  expect(bindings.length).toBeGreaterThan(1)
  const scanner = createScanner(used)
  // They travel in the address of the sign-in page, which is an argument of the browser's.
  const bound = createScanner(bindings)
  const [anyPage] = visitor.pages()
  if (!anyPage) throw new Error('The browser has no page.')
  await anyPage.goto(`${service.origin}/signed-out`)
  const clipboard = await clipboardOf(anyPage)
  expect(clipboard).toBe(text)
  // The user typed the client secret into this very page.
  const inPage = createScanner(used.filter((each) => each !== fuuffyClient.secret))
  expect([
    ...(await leaksAround(world, app.pids(), scanner)),
    ...(await leaksAround(world, [app.pid], bound)),
    ...leaksIn(scanner, 'report and clipboard', text + clipboard),
    ...leaksIn(scanner, 'window title', await app.page.title()),
    ...leaksIn(inPage, 'heap of the page', await heapOf(app.page)),
  ]).toEqual([])
  await app.quit()
  expect(await leaksAround(world, [], scanner)).toEqual([])
  expect(await leaksAround(world, [], bound)).toEqual([])
})

test('a canary is found wherever it is planted', async ({ world }) => {
  const { deckpass, desktop } = world
  const canary = randomBytes(24).toString('base64url')
  const scanner = createScanner([canary])
  const app = await deckpass.start()
  expect(await leaksAround(world, app.pids(), scanner)).toEqual([])
  expect(leaksIn(scanner, 'heap', await heapOf(app.page))).toEqual([])

  const planted = [join(deckpass.profileFolder, 'planted'), join(desktop.home, 'tmp/planted')]
  for (const file of planted) {
    await writeFile(file, `x${Buffer.from(`y${canary}`).toString('base64')}`)
    expect((await leaksAround(world, app.pids(), scanner))[0]?.place).toBe(file)
    await rm(file)
  }
  for (const [args, env] of [
    [['x', canary.slice(4, 12)], {}],
    [[], { PLANTED: Buffer.from(canary).toString('hex') }],
  ] as const) {
    const child = spawn('/bin/sh', ['-c', 'sleep 20; :', ...args], { env })
    const places = { folders: [], pids: [child.pid ?? 0] }
    expect((await leaksOnDisk(scanner, places)).length).toBeGreaterThan(0)
    child.kill()
  }
  await app.page.evaluate((text) => void Object.assign(window, { planted: { text } }), canary)
  expect(leaksIn(scanner, 'heap', await heapOf(app.page)).length).toBeGreaterThan(0)
  await app.page.evaluate((text) => void (document.title = text), canary)
  expect(leaksIn(scanner, 'title', await app.page.title()).length).toBeGreaterThan(0)
})
