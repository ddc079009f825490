import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import type { Visitor } from '../support/visitor.ts'
import { Person } from '../unit/identity-service/person.ts'

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

test('an answer that was tampered with is refused in plain words, and nothing is kept', async ({
  world,
}) => {
  const { service, deckpass } = world
  const app = await deckpass.start()
  const signIn = app.page.getByRole('button', { name: /^Sign in with / })
  const says = (sentence: string) => expect(app.page.getByText(sentence)).toBeVisible()
  const arrives = async (link: URL) => expect(await deckpass.startSecond(link.href)).toBe(0)
  const exchanges = () => service.requests.token.map(({ status }) => status)
  /** Where somebody ends who goes on from this authorization request, in a browser of their own. */
  const answerTo = async (request: URL, username = 'halcyon') =>
    new URL((await new Person().signIn(request.href, username)).url)

  let visitor: Visitor | undefined
  const pages: Page[] = []
  /** Begins a sign-in. Its page fails, so that the whole authorization request stays in the address bar. */
  const begin = async (): Promise<URL> => {
    service.faults.next('authorize', { status: 500 })
    if (visitor) await signIn.click()
    visitor ??= await world.beginSignIn(app)
    const page = await visitor.page(`${service.origin}/o/authorize/`, pages)
    pages.push(page)
    return new URL(page.url())
  }

  await test.step('another state, or none: not our answer', async () => {
    const answer = await answerTo(await begin())
    const state = answer.searchParams.get('state') ?? ''
    for (const other of [`${state}x`, undefined]) {
      const changed = new URL(answer)
      if (other === undefined) changed.searchParams.delete('state')
      else changed.searchParams.set('state', other)
      await arrives(changed)
    }
    await expect.poll(world.log).toContain('links-ignored')
    await expect(app.page.getByRole('button', { name: 'Cancel' })).toBeVisible()

    answer.searchParams.set('iss', 'https://evil.example')
    await arrives(answer)
    await says('The answer was not from Beatport (local), so it was not used: sign in again.')
    expect(exchanges()).toEqual([])
  })

  await test.step('another nonce: the tokens are given back', async () => {
    const changed = await begin()
    changed.searchParams.set('nonce', 'of-another-sign-in')
    await arrives(await answerTo(changed))
    await says("Beatport (local)'s answer was not for this sign-in")
    expect(exchanges()).toEqual([200])
    const revoked = () => service.requests.all.filter(({ path }) => path === '/o/revoke_token/')
    await expect.poll(() => revoked().map(({ status }) => status)).toEqual([200])
  })

  await test.step("a code of somebody else's sign-in: of no use without its verifier", async () => {
    const ours = await begin()
    const theirs = new URL(ours)
    const challenge = createHash('sha256').update('their-own-verifier').digest('base64url')
    theirs.searchParams.set('code_challenge', challenge)
    theirs.searchParams.set('state', 'theirs')
    const injected = await answerTo(theirs, 'selene')
    injected.searchParams.set('state', ours.searchParams.get('state') ?? '')
    await arrives(injected)
    await says('Beatport (local) did not accept what the browser brought back: sign in again.')
    expect(exchanges()).toEqual([200, 400])
  })

  await app.quit()
  const again = await deckpass.start()
  await expect(again.page.getByRole('heading', { name: 'Sign in once.' })).toBeVisible()
  expect(service.requests.all.filter(({ path }) => path === '/o/userinfo/')).toEqual([])
})
