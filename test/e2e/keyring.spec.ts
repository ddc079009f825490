import { expect, test } from '../support/e2e.ts'

test.describe('with a keyring that is locked', () => {
  test.use({ desktopOptions: { keyringPassword: 'cue', browsers: 'noted' } })

  test('a kept session is not lost: unlock, try again', async ({ world }) => {
    const app = await world.signInUnseen()
    await app.quit()
    await world.desktop.keyring.lock()
    const started = await world.deckpass.start()
    const retry = started.page.getByRole('button', { name: 'Try again' })
    await expect(retry).toBeVisible()
    await world.desktop.keyring.unlock()
    await retry.click()
    await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
  })
})

test.describe('without a session bus', () => {
  test.use({ desktopOptions: { dbus: false } })

  test('signs in, and says that the session ends with the app', async ({ world }) => {
    const { app } = await world.signIn()
    await expect(app.page.getByText("You'll need to sign in again after a restart")).toBeVisible()
    await app.quit()
    const started = await world.deckpass.start()
    await expect(started.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  })
})
