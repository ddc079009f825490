import { describe, expect, test, vi } from 'vitest'
import { systemFiles } from '../../../../main/desktop/host/files.ts'
import { createLoginItem } from '../../../../main/desktop/login-item/index.ts'
import { isForLogin } from '../../../../main/desktop/login-item/native.ts'

const execPath = String.raw`C:\Program Files\Deckpass\Deckpass.exe`

function setUp(platform: 'darwin' | 'win32', { development = false } = {}) {
  const system = { openAtLogin: false, executableWillLaunchAtLogin: false, wasOpenedAtLogin: false }
  const client = {
    getLoginItemSettings: vi.fn((_program?: object) => system),
    setLoginItemSettings: vi.fn((settings: { openAtLogin: boolean }) => {
      system.openAtLogin = settings.openAtLogin
      system.executableWillLaunchAtLogin = settings.openAtLogin && platform === 'win32'
    }),
  }
  const item = createLoginItem({
    scheme: 'app.deckpass',
    development,
    execPath,
    appPath: String.raw`C:\check out`,
    host: { platform, env: {}, files: systemFiles },
    client,
  })
  return { system, client, item }
}

describe('launch at login on Windows', () => {
  test('is registered with the switch that hides the window, and looked for in the same way', async () => {
    const { client, item } = setUp('win32')
    expect(await item.isOn()).toBe(false)
    await item.change(true)
    expect(await item.isOn()).toBe(true)
    const program = { path: execPath, args: ['--hidden'] }
    expect(client.setLoginItemSettings.mock.calls).toEqual([[{ ...program, openAtLogin: true }]])
    expect(client.getLoginItemSettings.mock.calls).toEqual([[program], [program]])
    await item.change(false)
    expect(await item.isOn()).toBe(false)
  })

  test('is off if the task manager switched it off', async () => {
    const { system, item } = setUp('win32')
    await item.change(true)
    system.executableWillLaunchAtLogin = false
    expect(await item.isOn()).toBe(false)
  })

  test('starts a development build by its folder, in quotes', async () => {
    const { client, item } = setUp('win32', { development: true })
    await item.change(true)
    const args = [String.raw`"C:\check out"`, '--hidden']
    expect(client.setLoginItemSettings.mock.calls).toEqual([
      [{ path: execPath, args, openAtLogin: true }],
    ])
  })
})

describe('launch at login on macOS', () => {
  test('is the app itself', async () => {
    const { client, item } = setUp('darwin')
    await item.change(true)
    expect(await item.isOn()).toBe(true)
    expect(client.setLoginItemSettings.mock.calls).toEqual([[{ openAtLogin: true }]])
  })

  test('is known afterwards by asking, and is asked nowhere else', () => {
    const { system, client } = setUp('darwin')
    expect(isForLogin('darwin', client)).toBe(false)
    system.wasOpenedAtLogin = true
    expect(isForLogin('darwin', client)).toBe(true)
    expect(isForLogin('win32', client)).toBe(false)
    expect(isForLogin('linux', client)).toBe(false)
  })
})

test('a system that cannot tell counts as off', async () => {
  const { client, item } = setUp('darwin')
  client.getLoginItemSettings.mockImplementation(() => {
    throw new Error('no')
  })
  expect(await item.isOn()).toBe(false)
})
