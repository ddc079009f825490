/** `protocol.handle` and its companions (Electron 25), over `registerStreamProtocol`. */
const { app, protocol, session } = require('electron')
const { fill } = require('./fill.cjs')
const { fromWeb } = require('./streams.cjs')

/** From Chromium's net_error_list.h. */
const failed = -2
const unexpected = -9

/** Those that Chromium answers itself, and that can only be intercepted. */
const builtIn = ['http', 'https', 'file']

/** @typedef {(request: Request) => Response | Promise<Response>} Handler */

const methods = {
  /**
   * @this {Electron.Protocol}
   * @param {string} scheme
   * @param {Handler} handler
   */
  handle(scheme, handler) {
    /**
     * @param {Electron.ProtocolRequest} request
     * @param {(response: Electron.ProtocolResponse) => void} callback
     */
    const answer = (request, callback) => void respond(request, handler, callback)
    const done = builtIn.includes(scheme)
      ? this.interceptStreamProtocol(scheme, answer)
      : this.registerStreamProtocol(scheme, answer)
    if (!done) throw new Error(`Failed to register protocol: ${scheme}`)
  },
  /**
   * @this {Electron.Protocol}
   * @param {string} scheme
   */
  unhandle(scheme) {
    const done = builtIn.includes(scheme)
      ? this.uninterceptProtocol(scheme)
      : this.unregisterProtocol(scheme)
    if (!done) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  /**
   * @this {Electron.Protocol}
   * @param {string} scheme
   */
  isProtocolHandled(scheme) {
    return builtIn.includes(scheme)
      ? this.isProtocolIntercepted(scheme)
      : this.isProtocolRegistered(scheme)
  },
}

/**
 * @param {Electron.ProtocolRequest} request
 * @param {Handler} handler
 * @param {(response: Electron.ProtocolResponse) => void} callback
 */
async function respond({ url, method, headers, uploadData }, handler, callback) {
  try {
    const body = uploadData && Buffer.concat(uploadData.map(({ bytes }) => bytes ?? Buffer.of()))
    const init = { method, headers: new Headers(headers), ...(body && { body }) }
    const response = await handler(new Request(url, init))
    if (response.type === 'error') return callback({ error: failed })
    callback({
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      data: fromWeb(response.body ?? new Blob([]).stream()),
    })
  } catch (error) {
    console.error(error)
    callback({ error: unexpected })
  }
}

fill(protocol, {
  /** @param {Parameters<Electron.Protocol['handle']>} args */
  handle: (...args) => session.defaultSession.protocol.handle(...args),
  /** @param {Parameters<Electron.Protocol['unhandle']>} args */
  unhandle: (...args) => session.defaultSession.protocol.unhandle(...args),
  /** @param {Parameters<Electron.Protocol['isProtocolHandled']>} args */
  isProtocolHandled: (...args) => session.defaultSession.protocol.isProtocolHandled(...args),
})
// Electron 22 has an isProtocolHandled, which answers with a promise: it is written over.
app.on('session-created', ({ protocol }) => Object.assign(protocol, methods))
