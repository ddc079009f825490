import { expect, type Page } from '@playwright/test'

/** Opens the settings from the session's view. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
}

/** Clicks a switch of the settings, and waits until it shows what was wanted. */
export async function setSwitch(page: Page, name: string, on: boolean): Promise<void> {
  const control = page.getByRole('switch', { name, exact: true })
  await expect(control).toBeEnabled()
  await control.click()
  await expect(control).toBeChecked({ checked: on })
}
