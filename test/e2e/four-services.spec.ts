import type { ServiceProfile } from '../../main/session/service-profile.ts'
import {
  anonymousClient,
  beproductClient,
  confidentialClient,
  fuuffyClient,
} from '../identity-service/index.ts'
import type { RunningDeckpass } from '../support/deckpass.ts'
import { expect, test, type World } from '../support/e2e.ts'
import { findTraces } from '../support/traces.ts'
import { sitDown } from '../support/visitor.ts'

test.use({
  services: {
    profiles: (service) => [
      service.serviceProfile(),
      ...[
        service.confidentialProfile(),
        service.anonymousProfile(),
        service.beproductProfile('http://127.0.0.1/callback'),
        service.fuuffyProfile(),
      ].map(withoutCredentials),
    ],
  },
  serviceOptions: { redirectUris: ['app.deckpass.dev://callback', 'http://127.0.0.1/callback'] },
})

/** A profile as a file may hold it: its client id and secret are the user's to enter. */
function withoutCredentials(whole: ServiceProfile): object {
  const { clientId: _, clientSecret: __, ...profile } = whole
  if (profile.flow !== 'client-credentials') return { ...profile, name: `${profile.name} 2` }
  const { idToken: ___, claims: ____, ...secret } = profile
  return secret
}

/** Adds a connection to a service by its list entry, and enters what that gave the user. */
async function connect(
  { page }: RunningDeckpass,
  name: RegExp,
  { id, secret }: { readonly id: string; readonly secret: string },
) {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Connections', exact: true }).click()
  await page.getByRole('button', { name: 'Add a connection' }).click()
  await page.getByRole('button', { name }).click()
  await page.getByLabel('Client id').fill(id)
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
}

async function fourConnected({ service, desktop, signIn }: World) {
  const { app } = await signIn()
  await connect(app, /^Beatport catalogue/, anonymousClient)
  await expect(app.page.getByText('Connected to Beatport catalogue (local)').first()).toBeVisible()
  await connect(app, /^Fuuffy/, fuuffyClient)
  await expect(app.page.getByText('Connected to Fuuffy (local)').first()).toBeVisible()
  await connect(app, /^BeProduct/, beproductClient)
  await app.page.getByRole('button', { name: /^Sign in with BeProduct/ }).click()
  const visitor = await sitDown(desktop.browser)
  await visitor.logIn(`${service.origin}/ids`)
  await expect(app.page.getByText('Signed in to BeProduct (local) 2').first()).toBeVisible()
  return { app, visitor }
}

test('all four services, side by side: connected, kept over a restart, each let go by itself', async ({
  world,
}) => {
  test.setTimeout(180_000)
  const { service, deckpass } = world
  const { app } = await fourConnected(world)
  const places = { folders: [deckpass.profileFolder], pids: await app.pids() }
  expect(await findTraces(service.witness.secrets, places)).toEqual([])
  await app.quit()

  const again = await deckpass.start()
  await expect(again.page.getByText('halcyon', { exact: true })).toBeVisible()
  await again.page.getByRole('button', { name: 'Settings', exact: true }).click()
  await again.page.getByRole('button', { name: 'Connections', exact: true }).click()
  const row = (name: RegExp) => again.page.getByRole('button', { name }).first()
  for (const name of [/^Beatport \(local\)/, /^Beatport catalogue/, /^Fuuffy/, /^BeProduct/])
    await expect(row(name)).toContainText(/Signed in|Connected/)

  await again.page.getByRole('button', { name: /^Manage Fuuffy/ }).click()
  await again.page.getByRole('button', { name: 'Remove…' }).click()
  await again.page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row(/^Fuuffy/)).toBeHidden()
  for (const name of [/^Beatport \(local\)/, /^Beatport catalogue/, /^BeProduct/])
    await expect(row(name)).toContainText(/Signed in|Connected/)
})

test('a client with a secret, and a secret that is wrong', async ({ world }) => {
  const { service, desktop, deckpass } = world
  const app = await deckpass.start()
  await connect(app, /^Beatport \(local\) 2/, { ...confidentialClient, secret: 'not-the-secret' })
  await app.page.getByRole('button', { name: /^Sign in with / }).click()
  const visitor = await sitDown(desktop.browser)
  await visitor.logIn(service.origin)
  const says = /your client id and secret/
  await expect(app.page.getByText(says)).toBeVisible()
  await app.page.getByLabel('Client id').fill(confidentialClient.id)
  await app.page.getByLabel('Client secret').fill(confidentialClient.secret)
  await app.page.getByRole('button', { name: 'Connect', exact: true }).click()
  await app.page.getByRole('button', { name: /^Sign in with / }).click()
  const form = await visitor.page(`${service.origin}/`)
  await visitor.touch(form)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
})
