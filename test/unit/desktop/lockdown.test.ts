import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import { lockDown } from '../../../main/desktop/lockdown.ts'
import { app, resetElectron, session } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

/** A page that was made after the lockdown, and whether an event of it is prevented. */
function setUp() {
  lockDown()
  app.emit('session-created', session.defaultSession)
  app.emit('ready')
  const open = vi.fn((_handler: () => object) => {})
  const setWebRTCIPHandlingPolicy = vi.fn((_policy: string) => {})
  const handlers = { setWindowOpenHandler: open, setWebRTCIPHandlingPolicy }
  const contents = Object.assign(new EventEmitter(), handlers)
  app.emit('web-contents-created', {}, contents)
  const prevents = (emitter: EventEmitter, name: string, ...more: unknown[]) => {
    const event = { preventDefault: vi.fn(() => {}) }
    emitter.emit(name, event, ...more)
    return event.preventDefault.mock.calls.length === 1
  }
  return { contents, open, prevents }
}

describe('a page', () => {
  test('goes nowhere but to where it is', () => {
    const { contents, prevents } = setUp()
    expect(prevents(contents, 'will-navigate', pageAddress)).toBe(false)
    for (const url of [
      'https://evil.example/',
      `${pageAddress}?x`,
      'file:///etc/passwd',
      'app://x/',
    ])
      expect(prevents(contents, 'will-navigate', url)).toBe(true)
    expect(prevents(contents, 'will-redirect', pageAddress)).toBe(true)
    const event = { url: 'https://evil.example/', preventDefault: vi.fn(() => {}) }
    contents.emit('will-frame-navigate', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })

  test('opens no window, and holds no webview', () => {
    const { contents, open, prevents } = setUp()
    expect(open.mock.calls[0]?.[0]()).toEqual({ action: 'deny' })
    expect(prevents(contents, 'will-attach-webview')).toBe(true)
  })

  test('has no way to the network', () => {
    const { contents } = setUp()
    const { setProxy, webRequest } = session.defaultSession
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp')
    expect(setProxy.mock.calls.at(-1)?.[0]).toMatchObject({ proxyBypassRules: '<-loopback>' })
    const [filter, decide] = webRequest.onBeforeRequest.mock.calls.at(-1) ?? []
    expect(filter?.urls).toContain('https://*/*')
    const answer = vi.fn((_decision: unknown) => {})
    decide?.({}, answer)
    expect(answer).toHaveBeenCalledWith({ cancel: true })
  })

  test('is given no device', () => {
    const { contents, prevents } = setUp()
    const choose = vi.fn((_id?: string) => {})
    const { defaultSession } = session
    expect(prevents(contents, 'select-bluetooth-device', [{ deviceId: '1' }], choose)).toBe(true)
    expect(prevents(defaultSession, 'select-hid-device', {}, choose)).toBe(true)
    expect(prevents(defaultSession, 'select-usb-device', {}, choose)).toBe(true)
    expect(prevents(defaultSession, 'select-serial-port', [], contents, choose)).toBe(true)
    expect(choose.mock.calls.flat().filter(Boolean)).toEqual([])
    expect(choose).toHaveBeenCalledTimes(4)
  })
})

describe('every session', () => {
  test('that there is or comes has no permission and downloads nothing', () => {
    const { prevents } = setUp()
    const { defaultSession } = session
    const answer = vi.fn((_granted: boolean) => {})
    for (const permission of ['media', 'midiSysex', 'hid', 'clipboard-read', 'notifications'])
      defaultSession.setPermissionRequestHandler.mock.calls.at(-1)?.[0]({}, permission, answer)
    expect(answer.mock.calls.flat()).toEqual([false, false, false, false, false])
    expect(defaultSession.setPermissionCheckHandler.mock.calls.at(-1)?.[0]({}, 'midi')).toBe(false)
    expect(defaultSession.setDevicePermissionHandler.mock.calls.at(-1)?.[0]({})).toBe(false)
    expect(prevents(defaultSession, 'will-download')).toBe(true)
    expect(defaultSession.setSpellCheckerEnabled).toHaveBeenLastCalledWith(false)
    expect(defaultSession.setSpellCheckerLanguages).toHaveBeenLastCalledWith([])
    defaultSession.setPermissionRequestHandler.mockClear()
    app.emit('session-created', defaultSession)
    expect(defaultSession.setPermissionRequestHandler).toHaveBeenCalledOnce()
  })
})
