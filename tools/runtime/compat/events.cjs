/** Events whose details moved from arguments into the event itself after Electron 22. */
const { app } = require('electron')

/** The names of the arguments, by event of WebContents. */
const details = {
  'will-navigate': ['url', 'isInPlace', 'isMainFrame'],
  'will-redirect': ['url', 'isInPlace', 'isMainFrame'],
  'did-start-navigation': ['url', 'isSameDocument', 'isMainFrame'],
  'did-redirect-navigation': ['url', 'isSameDocument', 'isMainFrame'],
  'console-message': ['level', 'message', 'lineNumber', 'sourceId'],
}

/** What stands for the numbers by which `console-message` gave its level. */
const levels = ['debug', 'info', 'warning', 'error']

app.on('web-contents-created', (_event, contents) => {
  /** @type {import('node:events').EventEmitter} */
  const emitter = contents
  for (const [name, properties] of Object.entries(details))
    emitter.on(name, (event, ...values) => {
      for (const [at, property] of properties.entries())
        event[property] = property === 'level' ? levels[values[at]] : values[at]
    })
})
