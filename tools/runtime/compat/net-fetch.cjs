/** `net.fetch` and `session.fetch` (Electron 25), over `net.request`. */
const { app, net } = require('electron')
const { Readable } = require('node:stream')
const { fill } = require('./fill.cjs')
const { fetchFile } = require('./net-fetch-file.cjs')
const { toWeb } = require('./streams.cjs')

/** Statuses that have no body (Fetch standard, "null body status"). */
const bodiless = [101, 204, 205, 304]

/**
 * @param {Electron.Session} [session] The default session unless given
 */
function fetchOf(session) {
  /**
   * @param {string | Request} input
   * @param {RequestInit & { bypassCustomProtocolHandlers?: boolean }} [init]
   */
  return async (input, init) => {
    const request = new Request(input, init)
    if (request.signal.aborted) throw request.signal.reason
    if (request.url.startsWith('file:')) return fetchFile(request.url)
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined
    return send(request, body, session)
  }
}

/**
 * Redirects are `net.request`'s own: with `manual` (which nobody can answer here) and with `error`
 * the first one rejects, as it does in Electron's own `net.fetch`.
 * @param {Request} request
 * @param {Buffer | undefined} body
 * @param {Electron.Session | undefined} session
 * @returns {Promise<Response>}
 */
function send({ url, method, headers, signal, redirect, credentials, cache }, body, session) {
  const sent = net.request({
    url,
    method,
    redirect,
    // Without an origin there is no "same origin".
    credentials: credentials === 'same-origin' ? 'include' : credentials,
    ...(session && { session }),
  })
  for (const [name, value] of headers) sent.setHeader(name, value)
  // `net.request` did not know these modes yet, but this header keeps its cache out as well.
  if (cache === 'no-store' || cache === 'reload') sent.setHeader('cache-control', 'no-cache')
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason)
      sent.abort()
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    sent.once('response', (message) => {
      const stream = asReadable(message)
      stream.once('close', () => sent.abort())
      resolve(responseOf(message, method, stream))
    })
    // The message is Chromium's, "net::ERR_…".
    sent.on('error', (error) => reject(Object.assign(new Error(error.message), { cause: error })))
    if (body) sent.write(body)
    sent.end()
  })
}

/**
 * @param {Electron.IncomingMessage} message
 * @param {string} method
 * @param {import('node:stream').Readable} stream
 */
function responseOf({ statusCode, statusMessage, headers }, method, stream) {
  const hasBody = method !== 'HEAD' && !bodiless.includes(statusCode)
  if (!hasBody) stream.resume()
  return new Response(hasBody ? toWeb(stream) : null, {
    status: statusCode,
    statusText: statusMessage,
    headers: Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  })
}

/**
 * It is one, though its type says less.
 * @param {unknown} message
 */
function asReadable(message) {
  if (message instanceof Readable) return message
  throw new TypeError('The response is not a stream.')
}

fill(net, { fetch: fetchOf() })
app.on('session-created', (session) => fill(session, { fetch: fetchOf(session) }))
