import { expect, test } from '../support/e2e.ts'
import { programAt, socketOf } from '../support/local-service.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

test.use({ desktopOptions: { browsers: 'noted' } })

test('commands tell how things are, and give a token only once the user has said so', async ({
  world,
}) => {
  const { deckpass, service } = world
  expect(await deckpass.command('token')).toMatchObject({ status: 3, out: '' })
  const app = await world.signInUnseen()
  expect(await deckpass.command('status')).toMatchObject({
    status: 0,
    out: expect.stringContaining('Beatport (local)'),
  })
  const refused = await deckpass.command('token')
  expect(refused).toMatchObject({ status: 5, out: '' })
  expect(refused.err).toContain('Commands on this computer')

  await openSettings(app.page)
  await app.page.getByRole('button', { name: 'Programs', exact: true }).click()
  await setSwitch(app.page, 'Commands on this computer', true)
  const asked = service.requests.token.length
  const given = await deckpass.command('token', '--min-validity', '1m')
  expect(given).toMatchObject({ status: 0, err: '' })
  expect(given.out).toMatch(/^\S+\n$/)
  expect(JSON.parse((await deckpass.command('token', '--json')).out)).toMatchObject({
    access_token: given.out.trim(),
    connection: 'beatport',
  })
  expect(service.requests.token.length).toBe(asked)
  expect(await deckpass.command('renew')).toMatchObject({ status: 0, out: 'Renewed.\n' })
  expect((await deckpass.command('token')).out).not.toBe(given.out)
  expect(await deckpass.command('tokn')).toMatchObject({ status: 2, out: '' })
  await app.page.getByRole('button', { name: /^Requests/ }).click()
  await expect(app.page.getByText('Access token, Beatport (local)').first()).toBeVisible()

  expect(await deckpass.command('sign-out')).toMatchObject({ status: 0 })
  expect(await deckpass.command('token')).toMatchObject({ status: 4, out: '' })
  // The copies that were started for a command were none of the app's.
  expect(await app.hasWindow()).toBe(true)
})

test('a program is let in from a terminal, and withdrawn in the window', async ({ world }) => {
  const { deckpass, desktop } = world
  const app = await world.signInUnseen()
  expect(await deckpass.command('pair', 'A script')).toMatchObject({ status: 3, out: '' })
  await openSettings(app.page)
  await app.page.getByRole('button', { name: 'Programs', exact: true }).click()
  await setSwitch(app.page, 'Let other programs ask for tokens', true)
  const pairing = deckpass.command('pair', 'A script')
  await expect(app.page.getByRole('heading', { name: /A script/ })).toBeVisible()
  const code = await app.page.locator('.question__code').innerText()
  await app.page.getByRole('button', { name: 'Allow', exact: true }).click()
  const { status, out, err } = await pairing
  expect([status, err.includes(code)]).toEqual([0, true])
  const program = programAt(socketOf(desktop))
  const ask = () => program.ask('GET', '/v1/token', { key: out.trim() })
  expect((await ask()).status).toBe(200)
  await app.page.getByRole('button', { name: 'Withdraw… A script' }).click()
  await app.page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(app.page.getByText('A script is no longer allowed.')).toBeVisible()
  expect((await ask()).status).toBe(401)
})

test('a command can start the app, without a window', async ({ world }) => {
  const { deckpass } = world
  const app = await world.signInUnseen()
  await app.quit()
  const started = await deckpass.command('status', '--start')
  expect(started).toEqual({ status: 0, out: expect.stringContaining('Beatport (local)'), err: '' })
  expect((await deckpass.command('open')).status).toBe(0)
})
