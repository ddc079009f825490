/** What a page served by `protocol.handle` sees, as plain data. */
const { BrowserWindow, ipcMain, net, protocol } = require('electron')
const { once } = require('node:events')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

exports.page = async () => {
  ipcMain.handle('echo', (_event, text) => `main says ${text}`)
  protocol.handle('app', serve)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true },
  })
  await window.loadURL('app://probe/page.html')
  const seen = await window.webContents.executeJavaScript(`(async () => ({
    title: document.title,
    origin: location.origin,
    echo: await bridge.echo('hello'),
    missing: (await fetch('missing.html')).status,
    posted: await (await fetch('posted', { method: 'POST', body: 'from the page' })).text(),
  }))()`)
  return {
    ...seen,
    navigation: await navigation(window),
    handled: protocol.isProtocolHandled('app'),
  }
}

/** @param {Request} request */
function serve(request) {
  const { pathname } = new URL(request.url)
  if (pathname === '/posted') return request.text().then((text) => new Response(`got ${text}`))
  if (pathname === '/missing.html') return new Response('no', { status: 404 })
  return net.fetch(pathToFileURL(join(__dirname, pathname)).href)
}

/** @param {Electron.BrowserWindow} window */
async function navigation({ webContents }) {
  const navigates = once(webContents, 'will-navigate')
  webContents.on('will-navigate', (event) => event.preventDefault())
  await webContents.executeJavaScript('location.href = "https://example.com/away"; 0')
  const [event] = await navigates
  return event.url
}
