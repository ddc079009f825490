import type { Page } from '@playwright/test'
import type { AuditEntryView } from '../../preload/contract.ts'
import { commandLine } from '../../preload/contract.ts'
import { layoutFaults } from '../support/layout.ts'
import { expect, test } from '../support/page-test.ts'
import { auditHolds } from '../support/program-openings.ts'
import {
  address,
  commands,
  moreProgramScenarios,
  programScenarios,
  requests,
  tagger,
  withPrograms,
} from '../support/program-scenarios.ts'
import { home, minute, now } from '../support/snapshots.ts'

const serve = 'Let other programs ask for tokens'
const commandSwitch = 'Commands on this computer'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const failed = moreProgramScenarios['programs-failed']

test('switches the service on and off, and shows what main says', async ({ deckpass, page }) => {
  await deckpass.open(moreProgramScenarios['programs-off'])
  const control = page.getByRole('switch', { name: serve })
  await expect(control).not.toBeChecked()
  await expect(control).toHaveAccessibleDescription(/each only after you allowed it\.$/u)
  await expect(page.getByText('Allowed programs')).toHaveCount(0)
  await control.press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.serve',
    argument: { on: true },
  })
  await expect(control).not.toBeChecked()
  await deckpass.push(moreProgramScenarios['programs-starting'])
  await expect(control).toBeChecked()
  await expect(control).toHaveAccessibleDescription('Being switched on…')
  await deckpass.push(moreProgramScenarios['programs-none'])
  await expect(page.getByText('No program is allowed yet.')).toBeVisible()
  await expect(control).toBeFocused()
  await control.press('Space')
  expect((await deckpass.intents()).at(-1)?.argument).toEqual({ on: false })
})

test('shows the whole address, and copies it', async ({ deckpass, page }) => {
  await deckpass.open(programScenarios.programs)
  await expect(page.getByText(address)).toBeVisible()
  await button(page, 'Copy the address').press('Enter')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'clipboard.write',
    argument: { text: address },
  })
  await expect(page.getByRole('status')).toHaveText('Copied.')
})

for (const [code, says] of [
  ['not_private', /^The socket's folder is a link .*: remove that folder/u],
  ['taken', /^Another program has .*: quit that program/u],
  ['unavailable', /^This system did not .*: restart the computer/u],
] as const) {
  test(`${code}: says what is wrong and what to do, and tries again`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(withPrograms(failed, { service: { is: 'failed', code } }))
    await expect(page.getByText(says)).toBeVisible()
    await expect(button(page, 'Copy the address')).toHaveCount(0)
    await button(page, 'Try again').click()
    expect((await deckpass.intents()).at(-1)?.argument).toEqual({ on: true })
  })
}

test('says what could not be changed', async ({ deckpass, page }) => {
  await deckpass.open(moreProgramScenarios['programs-off'])
  await deckpass.answer('programs.serve', { ok: false, code: 'write_failed' })
  await page.getByRole('switch', { name: serve }).click()
  await expect(page.getByRole('status')).toHaveText(/make sure that the disk has room/u)
})

test('lets the command line in for the main connection, and withdraws it', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(moreProgramScenarios['programs-off'])
  const control = page.getByRole('switch', { name: commandSwitch })
  await control.press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.allowCommands',
    argument: { connections: ['beatport'] },
  })
  await deckpass.push(withPrograms(moreProgramScenarios['programs-off'], { allowed: [commands] }))
  await expect(control).toBeChecked()
  await expect(control).toHaveAccessibleDescription(/^Allowed on 13 November, last used 17:45\.$/u)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await control.press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.withdraw',
    argument: { program: commandLine },
  })
})

test('chooses the connections of the command line, and none means no', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(moreProgramScenarios['programs-several'])
  const group = page.getByRole('group', { name: 'May ask for' })
  await expect(group.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await group.getByRole('checkbox', { name: 'Night Shift Records' }).press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.allowCommands',
    argument: { connections: ['beatport', 'fuuffy'] },
  })
  await group.getByRole('checkbox', { name: 'DJ Halcyon' }).press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.withdraw',
    argument: { program: commandLine },
  })
})

test('without a connection nothing can be let in', async ({ deckpass, page }) => {
  await deckpass.open(moreProgramScenarios['programs-no-connection'])
  await expect(page.getByRole('switch', { name: commandSwitch })).toBeDisabled()
  await page.clock.runFor(1500)
  await expect(button(page, 'No')).not.toHaveAttribute('aria-disabled')
  await expect(button(page, 'Allow')).toHaveAttribute('aria-disabled', 'true')
  await expect(button(page, 'Allow')).toHaveAccessibleDescription('There is no connection yet.')
})

test('lists who is allowed, and withdraws one after a second word', async ({ deckpass, page }) => {
  await deckpass.open(programScenarios.programs)
  await expect(page.getByRole('listitem')).toHaveText([
    /^Crate TaggerBeatportWithdraw….*Allowed on 18 November, last used 17:42$/u,
    /^playlist-backup\.shBeatportWithdraw….*Allowed on 13 October, not used yet$/u,
  ])
  const withdraw = button(page, 'Withdraw… Crate Tagger')
  await withdraw.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Withdraw Crate Tagger?' })
  await expect(dialog.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(withdraw).toBeFocused()
  const withdrawals = async () =>
    (await deckpass.intents()).filter(({ name }) => name === 'programs.withdraw')
  expect(await withdrawals()).toEqual([])
  const { programs } = programScenarios.programs
  const rest = programs.allowed.filter(({ id }) => id !== tagger.id)
  const after = withPrograms(programScenarios.programs, { ...programs, allowed: rest })
  await deckpass.answer('programs.withdraw', { ok: true, value: null }, after)
  await withdraw.press('Enter')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).press('Enter')
  expect((await withdrawals()).map(({ argument }) => argument)).toEqual([{ program: tagger.id }])
  await expect(page.getByRole('listitem')).toHaveText([/^playlist-backup/u])
  await expect(page.getByRole('status')).toHaveText('Crate Tagger is no longer allowed.')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('is complete by keyboard', async ({ deckpass }) => {
  await deckpass.open(programScenarios['programs-question'])
  expect(await deckpass.tabStops()).toEqual([
    'DJ Halcyon',
    'The other account',
    'Night Shift Records',
    'Fuuffy',
    'BeProduct',
    'No',
    'Allow',
    serve,
    'Copy the address',
    commandSwitch,
  ])
  await deckpass.show(programScenarios.programs)
  expect(await deckpass.tabStops()).toEqual([
    serve,
    'Copy the address',
    commandSwitch,
    'Withdraw… Crate Tagger',
    'Withdraw… playlist-backup.sh',
    'Requests',
  ])
})

test('the requests: who, what, when, and what became of it', async ({ deckpass, page }) => {
  await deckpass.open(programScenarios['home-question'])
  await auditHolds(page, requests)
  await deckpass.show(programScenarios.programs)
  await button(page, 'Requests latest 17:45').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('listitem')).toHaveText([
    'Done: deckpass 17:45Access token, Beatport: given/opt/Deckpass/deckpass',
    "Not done: Crate Tagger 17:42Access token, Beatport: Beatport can't be reached/usr/bin/python3.11",
    'Not done: A program without a key 17:17State of the session: its key is not known/usr/bin/curl',
    'Done: Crate Tagger 17:08News of the session: given',
    'Done: Crate Tagger Tue 17:48To be let in: you allowed it',
    'Not done: Freebie Finder Mon 17:48To be let in: you said no',
  ])
  await page.keyboard.press('Escape')
  await expect(button(page, 'Requests latest 17:45')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('DJ Halcyon')
})

test('the requests are read when the view opens, and when there are more', async ({
  deckpass,
  page,
}) => {
  const reads = async () =>
    (await deckpass.intents()).filter(({ name }) => name === 'programs.audit').length
  await deckpass.open(home({}))
  expect(await reads()).toBe(0)
  await deckpass.show(programScenarios.programs)
  await expect(button(page, 'Requests')).toBeVisible()
  expect(await reads()).toBe(1)
  await button(page, 'Requests').click()
  await expect(page.getByText('Nothing was asked for yet.')).toBeVisible()
  await auditHolds(page, requests)
  await deckpass.push(programScenarios.programs)
  expect(await reads()).toBe(1)
  const { programs } = programScenarios.programs
  await deckpass.push(withPrograms(programScenarios.programs, { ...programs, audited: 7 }))
  await expect(page.getByRole('listitem')).toHaveCount(requests.length)
  expect(await reads()).toBe(2)
})

test('the requests: 50 at first, and more when asked for', async ({ deckpass, page }) => {
  await deckpass.open(home({}))
  const many = Array.from({ length: 120 }, (_, back): AuditEntryView => {
    const at = now - back * minute
    return { at, asked: 'status', answer: 'given', program: `Program ${back}` }
  })
  await auditHolds(page, many)
  await deckpass.show(programScenarios.programs)
  await page.getByRole('button', { name: /^Requests/u }).click()
  const more = button(page, 'Show more')
  await expect(page.getByRole('listitem')).toHaveCount(50)
  await more.press('Enter')
  await expect(page.getByRole('listitem')).toHaveCount(100)
  await expect(more).toBeFocused()
  await more.press('Enter')
  await expect(page.getByRole('listitem')).toHaveCount(120)
  await expect(page.getByRole('listitem').last()).toContainText('Program 119')
  await expect(more).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('says when the requests cannot be read', async ({ deckpass, page }) => {
  await deckpass.open(home({}))
  await deckpass.answer('programs.audit', { ok: false, code: 'unexpected' })
  await deckpass.show(programScenarios.programs)
  await button(page, 'Requests').click()
  await expect(page.getByText('The requests could not be read')).toBeVisible()
})

test('text from programs is text: clipped, and no markup', async ({ deckpass, page }) => {
  await deckpass.open(moreProgramScenarios['programs-hostile'])
  const shown = `<img src=x onerror=alert(1)>${'W'.repeat(35)}…`
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    `${shown} asks for access tokens`,
  )
  await expect(page.locator('main img')).toHaveCount(0)
  await auditHolds(page, [
    { at: 0, program: `<b>${'W'.repeat(500_000)}`, asked: 'other', answer: 'not_found' },
  ])
  const hostile = moreProgramScenarios['programs-hostile']
  await deckpass.push(withPrograms(hostile, { ...hostile.programs, audited: 1 }))
  await page.getByRole('button', { name: /^Requests latest/u }).click()
  await expect(page.getByRole('listitem')).toContainText(`<b>${'W'.repeat(60)}…`)
  const length = await page.locator('main').evaluate((main) => main.textContent.length)
  expect(length).toBeLessThan(1000)
})

for (const [width, height] of [
  [400, 640],
  [200, 320],
] as const) {
  test(`no state of it loses anything at ${width} px`, async ({ deckpass, page }) => {
    await page.setViewportSize({ width, height })
    await deckpass.open(home({}))
    for (const [name, scenario] of Object.entries(moreProgramScenarios)) {
      await deckpass.show(scenario)
      const { sideways, small, scrolls } = await page.evaluate(layoutFaults)
      expect.soft({ sideways, small }, name).toEqual({ sideways: [], small: [] })
      const usual = scenario.programs.question === undefined && width === 400
      if (usual) expect.soft(scrolls, name).toEqual([])
      for (const each of await page.getByRole('button').all()) {
        await each.scrollIntoViewIfNeeded()
        await expect.soft(each, name).toBeInViewport({ ratio: 0.99 })
      }
    }
  })
}
