import { expect, test } from '../support/page-test.ts'
import { profile, scenarios, signedIn, snapshot, waiting } from '../support/scenarios.ts'

const named = (displayName: string) =>
  snapshot({ ...signedIn, profile: { ...profile, displayName } })

test('text from the service is text: clipped, and no markup', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-hostile'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${'W'.repeat(63)}…`)
  await expect(page.locator('main img')).toHaveCount(0)
  await deckpass.push(named('<img src=x onerror=alert(1)>'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<img src=x onerror=alert(1)>')
})

test('text that runs the other way turns nothing around it', async ({ deckpass, page }) => {
  await deckpass.open(named('\u202e\u2067evil\u2069'))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('evil')
  await expect(heading.locator('bdi')).toHaveText('evil')
  await deckpass.push(named('علي'))
  await expect(heading.locator('bdi')).toHaveText('علي')
})

test('a name of nothing but blanks is no name', async ({ deckpass, page }) => {
  await deckpass.open(named(' \u3164\u200b\n'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your Beatport account')
})

test('marks that are heaped up stay near their line', async ({ deckpass, page }) => {
  await deckpass.open(named(`Z${'\u0300'.repeat(3000)}o`))
  const height = await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.scrollHeight)
  expect(height).toBeLessThan(60)
})

test('the name of the program that has the links is text, and short', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['waiting-links-hostile'])
  const row = page.locator('.links__where')
  await expect(row).toHaveText(`Links go to ${'W'.repeat(31)}…`)
  await deckpass.push(waiting({ state: 'other', owner: '<b>Old</b>\u202e\nApp' }))
  await expect(row).toHaveText('Links go to <b>Old</b> App')
  await deckpass.push(waiting({ state: 'other', owner: '\u200b' }))
  await expect(row).toHaveText('Links go to another program')
})

test('the names of browsers are text, and short', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  const value = ['W'.repeat(5000), '<img src=x>\u202e', ' \u3164'].map((name, id) => ({
    id: `${id}`,
    name,
  }))
  await deckpass.answer('browsers.list', { ok: true, value })
  await page.getByRole('button', { name: 'Use another browser' }).click()
  await expect(page.locator('.help .button--row')).toHaveText([
    `${'W'.repeat(39)}…`,
    '<img src=x>',
    'A browser without a name',
  ])
  await page.locator('.help .button--row').first().click()
  expect((await deckpass.intents()).at(-1)?.argument).toMatchObject({ browser: '0' })
})

test('a megabyte of a name stays a line in every view', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.opening)
  const shown = `<img src=x onerror=alert(1)>${'W'.repeat(100)}`
  for (const [name, text] of [
    ['gig-check-hostile', shown.slice(0, 27)],
    ['connections-hostile', shown.slice(0, 39)],
    ['settings-hostile', shown.slice(0, 39)],
  ] as const) {
    await deckpass.show(scenarios[name])
    await expect(page.getByText(`${text}…`).first()).toBeAttached()
    await expect(page.locator('main img')).toHaveCount(0)
    const length = await page.locator('main').evaluate((main) => main.textContent.length)
    expect(length, name).toBeLessThan(3000)
  }
})

test('a name that runs the other way stays within its line', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-rtl'])
  await expect(page.locator('bdi', { hasText: 'דיג׳יי הלציון' })).toBeVisible()
  await expect(page.getByRole('listitem').first()).toHaveText(/^Fine: Signed in /u)
})
