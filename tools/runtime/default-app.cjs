/**
 * What `electron [-r MODULE]… PATH` does in an official build, for the fallback runtime, which lacks
 * it: loads the modules, takes name and version from the app's package.json and runs the app.
 */
const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, join, resolve } = require('node:path')

/** @param {readonly string[]} argv */
function parse(argv) {
  const modules = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '-r' || word === '--require') modules.push(argv[++at] ?? '')
    else if (!word.startsWith('-')) return { modules, path: word }
  }
  return { modules, path: undefined }
}

/**
 * Calls a method of `app` that Electron keeps for this purpose and does not document.
 * @param {'setAppPath' | 'setVersion'} method
 * @param {string} value
 */
function set(method, value) {
  Reflect.apply(Reflect.get(app, method), app, [value])
}

/** @param {string} path The app's folder, or a file of it */
function introduce(path) {
  const file = join(path, 'package.json')
  set('setAppPath', existsSync(file) ? path : dirname(path))
  if (!existsSync(file)) return
  const { name, productName = name, version } = JSON.parse(readFileSync(file, 'utf8'))
  if (version) set('setVersion', version)
  if (productName) app.setName(productName)
}

const { modules, path } = parse(process.argv.slice(1))
if (path === undefined) {
  console.error('Usage: electron [-r MODULE] PATH')
  process.exit(1)
} else {
  try {
    // As Node resolves them: names from node_modules, and paths from the working folder.
    const load = createRequire(join(process.cwd(), 'main.js'))
    for (const module of modules) load(module)
    Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
    introduce(resolve(path))
    load(resolve(path))
  } catch (error) {
    // An official build shows a dialog, which nobody could close where this runtime is used.
    console.error(error)
    app.exit(1)
  }
}
