/** The two ways between Node's streams and the web's, which came with Node 17. */
const { Readable } = require('node:stream')
const { fill } = require('./fill.cjs')

/**
 * The web stream of a byte stream: it holds no more than one chunk, and cancelling it destroys the
 * other.
 * @param {import('node:stream').Readable} readable
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function toWeb(readable) {
  readable.pause()
  let hasEnded = false
  return new ReadableStream({
    start(controller) {
      /** @param {unknown} [error] */
      const end = (error) => {
        if (hasEnded) return
        hasEnded = true
        if (error === undefined) controller.close()
        else controller.error(error)
      }
      readable.on('data', (chunk) => {
        if (hasEnded) return
        controller.enqueue(new Uint8Array(chunk))
        readable.pause()
      })
      readable.once('end', () => end())
      readable.on('error', end)
      readable.once('close', () => end(new DOMException('The operation was aborted', 'AbortError')))
    },
    pull: () => void readable.resume(),
    cancel() {
      hasEnded = true
      readable.destroy()
    },
  })
}

/**
 * The byte stream of a web stream.
 * @param {AsyncIterable<Uint8Array>} stream
 */
function fromWeb(stream) {
  return Readable.from(buffers(stream), { objectMode: false })
}

/** @param {AsyncIterable<Uint8Array>} stream */
async function* buffers(stream) {
  for await (const chunk of stream) yield Buffer.from(chunk)
}

fill(Readable, { toWeb, fromWeb })

module.exports = { toWeb, fromWeb }
