/**
 * Loaded with `-r` before an app, the bare one too: answers what the bench asks of it, and notes when
 * Electron says that something has happened. Nothing of it is in the product.
 */
const { app, BrowserWindow } = require('electron')
const { performance } = require('node:perf_hooks')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

/** @type {{ name: string, at: number }[]} */
const moments = []
const now = () => performance.timeOrigin + performance.now()
/** @param {string} name */
const note = (name) => void moments.push({ name, at: now() })

note('electron: first script')
app.once('will-finish-launching', () => note('electron: will-finish-launching'))
app.once('ready', () => note('electron: ready'))
app.once('browser-window-created', (_event, window) => {
  note('electron: window made')
  const { webContents } = window
  webContents.once('did-start-navigation', () => note('electron: navigation begins'))
  webContents.once('dom-ready', () => note('electron: dom-ready'))
  webContents.once('did-finish-load', () => note('electron: did-finish-load'))
  window.once('ready-to-show', () => note('electron: ready-to-show'))
  window.once('show', () => note('electron: show'))
})

const marks = () =>
  performance
    .getEntriesByType('mark')
    .map(({ name, startTime }) => ({ name, at: performance.timeOrigin + startTime }))

/** Has main and the page give back what nothing holds any more. */
async function collect() {
  const page = BrowserWindow.getAllWindows()[0]?.webContents.debugger
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  page?.attach()
  // What a first round sets free, finalizers let go of after it.
  for (let round = 0; round < 3; round++) {
    gc()
    await page?.sendCommand('HeapProfiler.collectGarbage')
  }
  page?.detach()
}

/** @type {Record<string, (script: string) => unknown>} */
const answers = {
  close: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
  page: (script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true),
  collect,
  moments: () => [...moments, ...marks()],
}

/** @param {{ ask: string, script: string }} question */
async function answer({ ask, script }) {
  try {
    process.send?.({ answer: (await answers[ask]?.(script)) ?? null })
  } catch (error) {
    process.send?.({ error: String(error) })
  }
}

process.on('message', (/** @type {{ ask: string, script: string }} */ question) => {
  void answer(question)
})
