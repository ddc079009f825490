import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startIdentityService } from '../test/identity-service/index.ts'
import { startDesktop } from '../test/support/desktop/index.ts'
import { until } from '../test/support/desktop/run.ts'
import { installDeckpass, servicesFile } from '../test/support/deckpass.ts'
import { findTraces } from '../test/support/traces.ts'
import { sitDown } from '../test/support/visitor.ts'
import { createGuide } from './tour/guide.ts'

/**
 * The tour: one evening with Deckpass on a desktop of its own, with a real browser and a real keyring.
 * Every step tells what was seen; the exit status is 0 only if all were.
 */
const pictures = resolve(import.meta.dirname, '../out/tour')
await rm(pictures, { recursive: true, force: true })
await mkdir(pictures, { recursive: true })

const guide = createGuide()
const scheme = 'app.deckpass.dev'
const service = await guide.step('A local identity service is up', async () => {
  // The shortest life that Deckpass believes: a renewal every fifteen seconds.
  const started = await startIdentityService({ accessTokenSeconds: 30 })
  return [started, `at ${started.origin}`]
})
const desktop = await guide.step('A desktop of its own is up', async () => {
  const started = await startDesktop({ trust: [{ origin: service.origin, scheme }] })
  return [started, 'screen, session bus, unlocked keyring, browser']
})
const photograph = async (name: string) => {
  // What the page shows already is on the screen a moment later.
  await pause(500)
  await desktop.screenshot(join(pictures, `${name}.png`))
}

try {
  const services = await servicesFile(desktop, [service.serviceProfile()])
  const deckpass = await installDeckpass(desktop, services)
  const renewals = () =>
    service.requests.token.filter(
      ({ token, status }) => token?.grantType === 'refresh_token' && status === 200,
    ).length

  let app = await guide.step('Deckpass opens and asks to sign in', async () => {
    const started = await deckpass.start()
    const button = started.page.getByRole('button', { name: /^Sign in with / })
    const name = await button.textContent()
    await photograph('1-welcome')
    await button.click()
    return [started, `"${name}", clicked`]
  })

  const visitor = await guide.step('The system browser shows the service', async () => {
    const person = await sitDown(desktop.browser)
    const page = await person.page(service.origin)
    await page.getByRole('button', { name: 'Log in' }).waitFor()
    await app.page.getByRole('button', { name: 'Cancel' }).waitFor()
    await photograph('2-browser')
    return [person, `"${await page.title()}", while Deckpass waits`]
  })

  await guide.step(`The browser comes back through ${scheme}`, async () => {
    await visitor.logIn(service.origin)
    await app.page.getByText('halcyon', { exact: true }).waitFor()
    await photograph('3-signed-in')
    return [undefined, 'profile of halcyon, john@example.com']
  })

  await guide.step('The access token is renewed twice', async () => {
    await until(
      () => Promise.resolve(renewals() >= 2 ? true : undefined),
      'no two renewals came',
      60_000,
    )
    await photograph('4-renewed')
    const twice = service.requests.refreshTokensSeenMoreThanOnce()
    if (twice > 0) throw new Error(`${twice} refresh tokens were sent more than once`)
    return [undefined, `${renewals()} renewals, every refresh token sent once`]
  })

  await guide.step('Deckpass quits', async () => {
    await app.quit()
    return [undefined, 'its window closed and its process ended']
  })

  app = await guide.step('Started again, it is still signed in, without a browser', async () => {
    const before = renewals()
    const started = await deckpass.start()
    await started.page.getByText('halcyon', { exact: true }).waitFor()
    await until(
      () => Promise.resolve(renewals() > before ? true : undefined),
      'the session was not renewed',
    )
    await photograph('5-started-again')
    return [started, 'the same profile, and a renewal']
  })

  await guide.step('No secret is left lying about', async () => {
    const { secrets } = service.witness
    const pids = await app.pids()
    const found = await findTraces(secrets, { folders: [deckpass.profileFolder], pids })
    if (found[0]) throw new Error(`a secret is in ${found.map(({ place }) => place).join(', ')}`)
    return [undefined, `${secrets.length} secrets, none in files, command lines or environments`]
  })

  await guide.step('Signed out here and in the browser', async () => {
    await app.page.getByRole('button', { name: 'Sign out' }).click()
    await app.page.getByRole('button', { name: 'Sign out here and in the browser' }).click()
    await app.page.getByRole('button', { name: /^Sign in with / }).waitFor()
    const page = await visitor.page(`${service.origin}/signed-out`)
    await photograph('6-signed-out')
    return [undefined, `Deckpass asks to sign in; the browser says "${await page.title()}"`]
  })

  await app.quit()
} catch (error) {
  guide.fail(error)
  await photograph('failed').catch(() => undefined)
} finally {
  await desktop.stop()
  await service.stop()
}
guide.finish('out/tour/')
