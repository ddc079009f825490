import { beforeEach, expect, test, vi } from 'vitest'
import { createChosenBrowser } from '../../../main/desktop/chosen-browser.ts'
import { createSettings } from '../../../main/desktop/settings.ts'
import { SignInError } from '../../../main/session/errors.ts'
import { shell } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

const address = 'https://id.service.example/'
const { openExternal } = shell
beforeEach(() => void openExternal.mockClear())

function setUp(browser?: string) {
  const settings = createSettings({ content: { browser }, setAside: false, change: async () => {} })
  const openIn = vi.fn((_id: string, _url: string) => Promise.resolve())
  const chosen = createChosenBrowser({ listBrowsers: async () => [], openIn }, settings)
  return { settings, openIn, chosen }
}

test('pages open in the system\u2019s browser until another is chosen', async () => {
  const { chosen, openIn, settings } = setUp()
  await chosen.open(address)
  expect(openExternal.mock.calls).toEqual([[address]])
  await chosen.openIn({ id: 'one', keep: false }, address)
  await chosen.open(address)
  expect(openExternal).toHaveBeenCalledTimes(2)
  await chosen.openIn({ id: 'one', keep: true }, address)
  expect(settings.current().browser).toBe('one')
  await chosen.open(address)
  expect(openExternal).toHaveBeenCalledTimes(2)
  expect(openIn).toHaveBeenCalledTimes(3)
})

test('a chosen browser that is gone is no reason to open none', async () => {
  const { chosen, openIn } = setUp('gone')
  openIn.mockRejectedValue(new SignInError('browser_unavailable', 'user'))
  await chosen.open(address)
  expect(openExternal.mock.calls).toEqual([[address]])
})

test('a browser that did not open is not chosen', async () => {
  const { chosen, openIn, settings } = setUp()
  openIn.mockRejectedValue(new SignInError('browser_unavailable', 'user'))
  await expect(chosen.openIn({ id: 'one', keep: true }, address)).rejects.toThrow(SignInError)
  expect(settings.current().browser).toBeUndefined()
})
