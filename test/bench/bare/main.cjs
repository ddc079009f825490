/** The control of every comparison: one window with static HTML, or none with BARE_WINDOW=none. */
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

app.on('window-all-closed', () => app.quit())

void app.whenReady().then(() => {
  if (process.env['BARE_WINDOW'] === 'none') return
  const window = new BrowserWindow({ width: 400, height: 640, x: 40, y: 40, useContentSize: true })
  void window.loadFile(join(__dirname, 'index.html'))
})
