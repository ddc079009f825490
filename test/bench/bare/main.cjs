/**
 * The control of every comparison: one window with static HTML, none with BARE_WINDOW=none; or a line of
 * text and the end, with BARE_WINDOW=print as an app ends (app.quit), with "exit" at once (app.exit).
 */
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

app.on('window-all-closed', () => app.quit())

const { BARE_WINDOW: wanted } = process.env
if (wanted === 'print' || wanted === 'exit') process.stdout.write('bare\n')
if (wanted === 'print') app.quit()
if (wanted === 'exit') app.exit(0)

void app.whenReady().then(() => {
  if (wanted !== undefined) return
  const window = new BrowserWindow({ width: 400, height: 640, x: 40, y: 40, useContentSize: true })
  void window.loadFile(join(__dirname, 'index.html'))
})
