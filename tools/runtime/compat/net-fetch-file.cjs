/** `net.fetch` of a file's address. */
const { createReadStream } = require('node:fs')
const { stat } = require('node:fs/promises')
const { extname } = require('node:path')
const { fileURLToPath } = require('node:url')
const { toWeb } = require('./streams.cjs')

/** What Chromium tells by a file's name, for the files that an app's page is made of. */
const types = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.mjs', 'text/javascript'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain'],
  ['.wasm', 'application/wasm'],
  ['.woff2', 'font/woff2'],
])

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
async function fetchFile(url) {
  const file = fileURLToPath(url)
  const stats = await stat(file).catch(() => undefined)
  if (!stats?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND')
  const type = types.get(extname(file).toLowerCase())
  const headers = { 'content-length': String(stats.size), ...(type && { 'content-type': type }) }
  return new Response(toWeb(createReadStream(file)), { headers })
}

module.exports = { fetchFile }
