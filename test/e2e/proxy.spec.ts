import { join } from 'node:path'
import { anonymousClient } from '../identity-service/index.ts'
import { installDeckpass, servicesFile, type RunningDeckpass } from '../support/deckpass.ts'
import { whyNot } from '../support/desktop/programs.ts'
import { expect, test, type World } from '../support/e2e.ts'
import { issue, trustAuthority } from '../support/proxy/authority.ts'
import { outwardAddress, startFront } from '../support/proxy/front.ts'
import { startTinyproxy } from '../support/proxy/tinyproxy.ts'
import { findTraces } from '../support/traces.ts'

test.use({ desktopOptions: { browsers: 'none' } })

const address = outwardAddress() ?? ''
const account = { username: 'dj', password: 'Kq7vinylXw81mPqLr' }

test.beforeEach(() => {
  const missing = whyNot(['proxy', 'authority', 'certificates'])
  test.skip(missing !== undefined, missing)
  test.skip(address === '', 'This computer has no address but its loopback ones.')
})

/** Deckpass with a service at `origin`, to connect to, in an environment with these variables too. */
async function startAt({ service, desktop }: World, origin: string, settings: object) {
  const {
    clientId: _,
    clientSecret: __,
    idToken: ___,
    claims: ____,
    ...profile
  } = service.anonymousProfile()
  const moved: unknown = JSON.parse(JSON.stringify(profile).replaceAll(service.origin, origin))
  const file = await servicesFile(desktop, [service.serviceProfile(), Object(moved)])
  const deckpass = await installDeckpass(desktop, { ...file, ...settings })
  return { deckpass, app: await deckpass.start() }
}

async function connect({ page }: RunningDeckpass) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Connections', exact: true }).click()
  await page.getByRole('button', { name: 'Add a connection' }).click()
  await page.getByRole('button', { name: /^Beatport catalogue/ }).click()
  await page.getByLabel('Client id').fill(anonymousClient.id)
  await page.getByLabel('Client secret').fill(anonymousClient.secret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
}

test('a proxy that wants a name and password is passed by the system’s settings', async ({
  world,
}) => {
  const { desktop, service } = world
  const issued = await issue(join(desktop.home, 'ca'), 'Authority of a test', address)
  await trustAuthority(desktop.home, issued.authority)
  const front = await startFront(address, issued, service)
  const proxy = await startTinyproxy(desktop.home, account)
  try {
    const { username, password } = account
    const { deckpass, app } = await startAt(world, front.origin, {
      https_proxy: `http://${username}:${password}@${proxy.host}`,
    })
    await connect(app)
    await expect(
      app.page.getByText('Connected to Beatport catalogue (local)').first(),
    ).toBeVisible()
    const seen = await proxy.log()
    expect(seen).toContain(`CONNECT ${new URL(front.origin).host}`)
    expect(service.requests.token.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await findTraces([password], { folders: [deckpass.profileFolder], pids: [] })).toEqual(
      [],
    )
    await app.quit()
  } finally {
    proxy.stop()
    await front.stop()
  }
})

test('a network that reads along is refused, and named', async ({ world }) => {
  const { desktop, service } = world
  const issued = await issue(join(desktop.home, 'ca'), 'Hotel Guest Inspection', address)
  const front = await startFront(address, issued, service)
  try {
    const { app } = await startAt(world, front.origin, {})
    await connect(app)
    await expect(app.page.getByText("can't be trusted")).toBeVisible()
    await expect(app.page.getByText('Hotel Guest Inspection')).toBeVisible()
    expect(service.requests.all).toEqual([])
    await app.quit()
  } finally {
    await front.stop()
  }
})
