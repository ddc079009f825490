import { unregisterLinkHandler } from '../../tools/link-handler.mjs'
import { expect, test } from '../support/e2e.ts'
import { findTraces } from '../support/traces.ts'

const paste = 'Paste the address you ended on'
const notTheAnswer =
  'That is not where a sign-in ends: copy the whole address, or only the code in it.'

test('the browser finds no way back: what is pasted signs in, and only that', async ({ world }) => {
  const { service, deckpass, desktop } = world
  const app = await deckpass.start()
  // The entry that leads links to Deckpass is gone, as after a clean-up of the home folder.
  await unregisterLinkHandler({ env: desktop.env })
  const visitor = await world.beginSignIn(app)
  const address = await visitor.answer(service.origin)
  await world.showOtherWays(app)
  await expect(app.page.getByText('Links go nowhere')).toBeVisible()
  await app.page.getByRole('button', { name: paste }).click()
  const field = app.page.getByRole('textbox', { name: paste })
  const said = app.page.getByRole('region', { name: paste }).getByRole('status')

  const wrong = [
    'where did I end?',
    `${service.origin}/identity/v1/login`,
    address.replace(/state=[^&]+/, 'state=of-another-sign-in'),
    'a-code-that-nobody-was-given',
  ]
  for (const text of wrong) {
    await field.fill(text)
    await app.page.getByRole('button', { name: 'Use it' }).click()
    await expect(said).toHaveText(notTheAnswer)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(app.page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  }
  // Of all those only what looks like a code was asked about.
  expect(service.requests.token.map(({ status }) => status)).toEqual([400])
  await field.fill(` ${address} `)
  await field.press('Enter')
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()

  await app.page.getByRole('button', { name: 'Sign out' }).click()
  await app.page.getByRole('button', { name: 'Sign out here and in the browser' }).click()
  await visitor.page(`${service.origin}/signed-out`)
  await app.page.getByRole('button', { name: /^Sign in with / }).click()
  const again = await visitor.answer(`${service.origin}/identity/v1/login/`)
  await app.page.getByRole('button', { name: paste }).click()
  await field.fill(new URL(again).searchParams.get('code') ?? '')
  await field.press('Enter')
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()

  const places = { folders: [deckpass.profileFolder], pids: [app.pid] }
  expect(await findTraces([address, again, ...service.witness.secrets], places)).toEqual([])
})
