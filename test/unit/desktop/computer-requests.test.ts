import { expect, test, vi } from 'vitest'
import { computerHandlers } from '../../../main/desktop/computer-requests.ts'
import { clipboard } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

function setUp() {
  const computer = {
    listBrowsers: vi.fn(async () => [{ id: 'one', name: 'Browser One' }]),
    repairLinkHandler: vi.fn(async () => ({ state: 'ours' }) as const),
    changeSettings: vi.fn(async (_changes: object) => {}),
    look: vi.fn(async () => {}),
    networkChanged: vi.fn(() => {}),
    remove: vi.fn(async () => {}),
  }
  return { computer, requests: computerHandlers(computer) }
}

test('questions about this computer are passed on', async () => {
  const { requests } = setUp()
  expect(await requests['browsers.list'](null)).toEqual([{ id: 'one', name: 'Browser One' }])
  expect(await requests['linkHandler.repair'](null)).toEqual({ state: 'ours' })
})

test('each wish is done once, and answered with nothing', async () => {
  const { computer, requests } = setUp()
  expect(await requests['settings.change']({ theme: 'dark' })).toBeNull()
  expect(await requests['gigCheck.look'](null)).toBeNull()
  expect(await requests['network.changed'](null)).toBeNull()
  expect(await requests['app.remove'](null)).toBeNull()
  const { changeSettings, look, networkChanged, remove } = computer
  expect(changeSettings.mock.calls).toEqual([[{ theme: 'dark' }]])
  for (const each of [look, networkChanged, remove]) expect(each).toHaveBeenCalledOnce()
})

test('a text goes to the clipboard as it is', async () => {
  await setUp().requests['clipboard.write']({ text: 'a <b>\n' })
  expect(clipboard.writeText.mock.calls).toEqual([['a <b>\n']])
})

test('what fails is not answered as done', async () => {
  const { computer, requests } = setUp()
  computer.changeSettings.mockRejectedValue(new Error('ENOSPC'))
  await expect(requests['settings.change']({ stageMode: true })).rejects.toThrow('ENOSPC')
})
