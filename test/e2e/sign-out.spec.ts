import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startIdentityService } from '../identity-service/index.ts'
import type { RunningDeckpass } from '../support/deckpass.ts'
import { expect, test, type World } from '../support/e2e.ts'
import { findTraces } from '../support/traces.ts'
import type { Visitor } from '../support/visitor.ts'

const wiped = 'This computer no longer holds the session.'
const none = "Beatport (local) can't be told to end the session; there it lapses by itself."
const lapses = 'Beatport (local) could not be told to end the session; there it lapses by itself.'

const click = ({ page }: RunningDeckpass, name: string) =>
  page.getByRole('button', { name, exact: true }).click()
const revocations = ({ service }: World) =>
  service.requests.all.filter(({ path }) => path === '/o/revoke_token/').map((each) => each.status)

/** Signs out here and in the browser; there is something to wipe before, and nothing after. */
async function signOut(world: World, app: RunningDeckpass): Promise<void> {
  const { keyring } = world.desktop
  const folder = join(world.deckpass.profileFolder, 'connections')
  expect(await keyring.count()).toBe(1)
  expect(await readdir(folder)).not.toEqual([])
  await click(app, 'Sign out')
  await click(app, 'Sign out here and in the browser')
  await expect(app.page.getByText(wiped)).toBeVisible()
  expect(await keyring.count()).toBe(0)
  expect(await readdir(folder)).toEqual([])
  const { secrets } = world.service.witness
  expect(secrets.length).toBeGreaterThan(3)
  const places = { folders: [world.deckpass.profileFolder], pids: await app.pids() }
  expect(await findTraces(secrets, places)).toEqual([])
}

async function signInAgain(world: World, app: RunningDeckpass, visitor: Visitor): Promise<void> {
  await app.page.getByRole('button', { name: /^Sign in with / }).click()
  await visitor.logIn(`${world.service.origin}/identity/v1/login/`)
  await expect(app.page.getByRole('heading', { level: 1, name: 'halcyon' })).toBeVisible()
}

test('online: wiped here, ended at the service, and signed out in the browser', async ({
  world,
}) => {
  const { app, visitor } = await world.signIn()
  await signOut(world, app)
  await expect(app.page.getByText('Beatport (local) has ended the session.')).toBeVisible()
  expect(revocations(world)).toEqual([200])
  await visitor.page(`${world.service.origin}/signed-out`)
  // The browser asks for the password: it is not signed in any more.
  await signInAgain(world, app, visitor)
})

test('with a service that refuses: wiped here, and told that it was not ended there', async ({
  world,
}) => {
  const { app, visitor } = await world.signIn()
  world.service.faults.next('revocation', { status: 503 })
  await signOut(world, app)
  await expect(app.page.getByText(lapses)).toBeVisible()
  await signInAgain(world, app, visitor)
  world.service.faults.next('revocation', { status: 404 })
  await signOut(world, app)
  await expect(app.page.getByText(none)).toBeVisible()
  expect(revocations(world)).toEqual([503, 404])
})

test('offline: wiped here all the same, and told that it was not ended there', async ({
  world,
}) => {
  const { service } = world
  const { app, visitor } = await world.signIn()
  await service.stop()
  await signOut(world, app)
  await expect(app.page.getByText(lapses)).toBeVisible()
  expect(revocations(world)).toEqual([])

  const back = await startIdentityService({ port: service.port })
  try {
    await signInAgain(world, app, visitor)
  } finally {
    await back.stop()
  }
})
