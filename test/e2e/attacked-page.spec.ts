import { hostileMessages } from '../support/attacks/messages.ts'
import { startEnemy } from '../support/attacks/enemy.ts'
import { attack, callAll, sendAll } from '../support/attacks/in-page.ts'
import { expect, test } from '../support/e2e.ts'

/** As many as what drives the app takes at once. */
const smallMessages = hostileMessages(1_500)
  .filter((each) => JSON.stringify(each).length < 500)
  .slice(0, 1_000)

/** What a message may be answered with; `unsendable` is what the bridge itself refuses. */
const typed = /^(invalid_request|not_allowed|unexpected|not_the_answer|signed_out|unsendable)$/

/** What an attempt may end in. */
const harmless = /^(refused|nothing|undefined|null|denied|prompt)$/

test('a script in the page reaches nothing and nobody', async ({ world }) => {
  const { app } = await world.signIn()
  const enemy = await startEnemy()
  try {
    const before = world.service.requests.all.length
    const outcome = await app.page.evaluate(attack, enemy.origin)
    expect(Object.keys(outcome).length).toBeGreaterThan(50)
    // A frame loads all the same: Chromium's own page that says that it was blocked.
    const reached = Object.entries(outcome).filter(
      ([name, word]) => !harmless.test(word) && !name.startsWith('<iframe>'),
    )
    expect(reached).toEqual([])
    expect(enemy.heard).toEqual([])
    expect(app.page.url()).toBe('app://deckpass/index.html')
    expect(
      app.page
        .context()
        .pages()
        .filter((page) => page.url() !== app.page.url()),
    ).toEqual([])
    expect(world.service.requests.all.length).toBe(before)

    // Without a click of its own, five seconds after the last.
    await app.page.waitForTimeout(5_500)
    const probe = await app.page.context().newCDPSession(app.page)
    const { result } = await probe.send('Runtime.evaluate', {
      expression: `(${callAll.toString()})()`,
      userGesture: false,
      awaitPromise: true,
      returnByValue: true,
    })
    const answers = Object.entries(Object(result.value))
    expect(answers.length).toBeGreaterThan(25)
    const allowed = answers.filter(([, answer]) => Object(answer).code !== 'not_allowed')
    expect(allowed.map(([name]) => name)).toEqual([
      'session.cancelSignIn',
      'browsers.list',
      'gigCheck.look',
      'network.changed',
      'report.make',
      'programs.audit',
      // A listener, who is told of no token's value.
      'token.onChanged',
    ])
    // A locator would wait for the navigations that were begun and came to nothing.
    expect(await app.page.evaluate(() => document.body.innerText)).toContain('halcyon')
    expect(world.service.requests.all.length).toBe(before)
  } finally {
    await enemy.stop()
  }
})

test('hostile messages to main are answered in kind, and change nothing', async ({ world }) => {
  const { page } = await world.deckpass.start()
  const state = () => page.evaluate(() => JSON.stringify(window.deckpass.snapshot.current()))
  const before = await state()
  const codes = await page.evaluate(sendAll, smallMessages)
  expect(Object.keys(codes).filter((code) => !typed.test(code))).toEqual([])
  expect(codes['invalid_request']).toBeGreaterThan(100)
  expect(await state()).toBe(before)
  expect(world.service.requests.all).toEqual([])
  await expect(page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
})
