import { access } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test, type World } from '../support/e2e.ts'
import { programAt, socketOf, type Program } from '../support/local-service.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

test.use({ desktopOptions: { notifications: true, browsers: 'noted' } })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Signed in, with the service switched on by the user. */
async function serving(world: World): Promise<{ page: Page; program: Program }> {
  const app = await world.signInUnseen()
  await openSettings(app.page)
  await button(app.page, 'Programs').click()
  await setSwitch(app.page, 'Let other programs ask for tokens', true)
  await expect(button(app.page, 'Copy the address')).toBeVisible()
  return { page: app.page, program: programAt(socketOf(world.desktop)) }
}

/** The program asks, the user compares and says yes; resolves to the program's key. */
async function letIn(page: Page, program: Program, name: string): Promise<string> {
  const { request, code } = await program.pair(name)
  await expect(page.getByText(code, { exact: true })).toBeVisible()
  await button(page, 'Allow').click()
  const outcome = await program.outcome(request)
  expect(outcome).toMatchObject({ state: 'allowed', connections: ['beatport'] })
  return String(outcome['key'])
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('off is off: no socket exists before it is switched on, nor after, nor after a restart', async ({
  world,
}) => {
  const { deckpass, desktop } = world
  const path = socketOf(desktop)
  const app = await world.signInUnseen()
  expect(await isThere(path)).toBe(false)
  await openSettings(app.page)
  await button(app.page, 'Programs').click()
  const label = 'Let other programs ask for tokens'
  await setSwitch(app.page, label, true)
  await expect.poll(() => isThere(path)).toBe(true)
  await setSwitch(app.page, label, false)
  await expect.poll(() => isThere(path)).toBe(false)
  await app.quit()

  const again = await deckpass.start()
  await expect(again.page.getByText('halcyon', { exact: true })).toBeVisible()
  expect(await isThere(path)).toBe(false)
  await again.quit()
})

test('a program that was let in has tokens, over a restart, until it is withdrawn', async ({
  world,
}) => {
  const { deckpass, service } = world
  const { page, program } = await serving(world)
  const key = await letIn(page, program, 'Crate tagger')
  const asked = await program.ask('GET', '/v1/token?min_validity=30', { key })
  expect(asked).toMatchObject({
    status: 200,
    body: { token_type: 'Bearer', connection: 'beatport', access_token: expect.any(String) },
  })
  const before = service.requests.token.length
  for (let times = 0; times < 50; times++)
    expect((await program.ask('GET', '/v1/token', { key })).body['access_token']).toBe(
      asked.body['access_token'],
    )
  expect(service.requests.token.length).toBe(before)
  expect(await program.ask('GET', '/v1/token', { key: `${key.slice(0, -2)}AA` })).toMatchObject({
    status: 401,
    body: { error: { code: 'unknown_key' } },
  })

  await (await deckpass.find()).quit()
  await expect(program.ask('GET', '/v1/token', { key })).rejects.toThrow(/ENOENT|ECONNREFUSED/)
  const again = await deckpass.start()
  await expect(again.page.getByText('halcyon', { exact: true })).toBeVisible()
  await expect
    .poll(() => program.ask('GET', '/v1/token', { key }).then(({ status }) => status, String))
    .toBe(200)

  await openSettings(again.page)
  await button(again.page, 'Programs').click()
  await button(again.page, 'Withdraw… Crate tagger').click()
  await button(again.page, 'Withdraw').click()
  await expect(again.page.getByText('Crate tagger is no longer allowed.')).toBeVisible()
  expect((await program.ask('GET', '/v1/token', { key })).status).toBe(401)
  await again.quit()
})

test('a question is told of quietly, is one at a time, and a no leaves nothing behind', async ({
  world,
}) => {
  const { deckpass, desktop } = world
  const { program } = await serving(world)
  await (await deckpass.find()).quit()
  const again = await deckpass.start()
  await expect(again.page.getByText('halcyon', { exact: true })).toBeVisible()
  const asked = await Promise.allSettled(
    Array.from({ length: 100 }, (_, at) => program.pair(`Program ${at}`)),
  )
  const put = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(put).toHaveLength(1)
  const [question] = put
  const told = desktop.notifications.shown.filter(({ summary }) => summary.includes('asks for'))
  expect(told.length).toBeLessThanOrEqual(1)
  await button(again.page, 'See what it asks').click()
  await expect(again.page.getByText(String(question?.code), { exact: true })).toBeVisible()
  await button(again.page, 'No').click()
  expect(await program.outcome(String(question?.request))).toEqual({ state: 'refused' })
  await expect(again.page.getByText('No program is allowed yet.')).toBeVisible()
  const busy = await program.ask('POST', '/v1/pair', { json: { name: 'Once more' } })
  expect(busy).toMatchObject({ status: 429, body: { error: { code: 'busy' } } })
  await again.quit()
})
