/** What `net.fetch` makes of the test's server, as plain data. */
const { net } = require('electron')
const { pathToFileURL } = require('node:url')

/**
 * @param {string} origin
 * @param {string} deadOrigin
 */
exports.requests = async (origin, deadOrigin) => ({
  text: await read(origin, '/text'),
  empty: await read(origin, '/empty'),
  head: await read(origin, '/text', { method: 'HEAD' }),
  posted: await read(origin, '/echo', {
    method: 'POST',
    headers: { 'content-type': 'text/x-probe', 'x-probe': 'yes' },
    body: 'söund',
  }),
  cookieKept: await cookie(origin, 'include'),
  cookieOmitted: await cookie(origin, 'omit'),
  counted: [
    (await read(origin, '/counted')).body,
    (await read(origin, '/counted')).body,
    (await read(origin, '/counted', { cache: 'no-store' })).body,
  ],
  followed: await read(origin, '/redirect'),
  manual: await failure(net.fetch(`${origin}/redirect`, { redirect: 'manual' })),
  forbidden: await failure(net.fetch(`${origin}/redirect`, { redirect: 'error' })),
  refused: await failure(net.fetch(deadOrigin)),
  unresolved: await failure(net.fetch('http://nowhere.invalid/')),
  abortedBefore: await failure(net.fetch(`${origin}/text`, { signal: AbortSignal.abort() })),
  abortedWaiting: await failure(
    net.fetch(`${origin}/silent`, { signal: AbortSignal.timeout(200) }),
  ),
  abortedReading: await abortedReading(origin),
  endless: await firstChunk(origin),
  file: await read(pathToFileURL(__dirname).href, '/page.html'),
})

/**
 * @param {string} origin
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function read(origin, path, init) {
  const response = await net.fetch(origin + path, init)
  const { status, headers } = response
  return { status, type: headers.get('content-type'), body: await response.text() }
}

/**
 * @param {string} origin
 * @param {RequestCredentials} credentials
 */
async function cookie(origin, credentials) {
  await read(origin, '/cookie', { credentials: 'include' })
  return (await read(origin, '/cookie', { credentials })).body
}

/** @param {Promise<unknown>} promise */
function failure(promise) {
  return promise.then(
    () => 'it did not fail',
    (error) => ({ name: error.name, message: error.message, cause: error.cause?.message }),
  )
}

/** @param {string} origin */
async function abortedReading(origin) {
  const controller = new AbortController()
  const response = await net.fetch(`${origin}/stalled`, { signal: controller.signal })
  setTimeout(() => controller.abort(), 100)
  const { name } = await response.text().catch((error) => error)
  return { status: response.status, name }
}

/** @param {string} origin */
async function firstChunk(origin) {
  const { body } = await net.fetch(`${origin}/endless`)
  const reader = body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return value?.[0]
}
