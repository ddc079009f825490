import { app, session, type Session, type WebContents } from 'electron'
import { pageAddress } from './app-protocol.ts'
import { cutOff } from './network/page-network.ts'

/**
 * Denies every page what a page of ours never needs: going elsewhere, windows, frames, permissions,
 * devices, downloads. What has no event to deny it by, printing among it, the page's own policy
 * forbids (see app-protocol.ts). To be called before the app is ready: a session that was made before would
 * have begun to do as it likes.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('session-created', deny)
  app.once('ready', () => cutOff(session.defaultSession))
}

type Preventable = { preventDefault(): void }

const prevent = (event: Preventable) => event.preventDefault()

function confine(contents: WebContents): void {
  // What is left without a proxy then are TCP connections, and the page's session has a proxy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event, url) => {
    if (url !== pageAddress) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.url !== pageAddress) event.preventDefault()
  })
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent)
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}

function deny(each: Session): void {
  // Chromium's fetches its dictionaries from Google, whatever a page's own preference says.
  each.setSpellCheckerEnabled(false)
  each.setSpellCheckerLanguages([])
  each.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  each.setPermissionCheckHandler(() => false)
  each.setDevicePermissionHandler(() => false)
  each.on('will-download', prevent)
  each.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  each.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  each.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
}
