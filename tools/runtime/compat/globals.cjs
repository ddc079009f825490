/** What Node 18 and later and Chrome 110 and later have as globals and on the built-in classes. */
const { Blob } = require('node:buffer')
const { webcrypto } = require('node:crypto')
const perf = require('node:perf_hooks')
const webStreams = require('node:stream/web')
const v8 = require('node:v8')
const { BroadcastChannel } = require('node:worker_threads')
const undici = require('undici')
const { fill } = require('./fill.cjs')

const { fetch, File, FormData, Headers, Request, Response } = undici

class CustomEvent extends Event {
  /**
   * @param {string} type
   * @param {CustomEventInit} [init]
   */
  constructor(type, init = {}) {
    super(type, init)
    this.detail = init.detail ?? null
  }
}

fill(globalThis, { ...webStreams, ...perf })
fill(globalThis, { Blob, BroadcastChannel, CustomEvent })
fill(globalThis, { fetch, File, FormData, Headers, Request, Response })
fill(globalThis, {
  crypto: webcrypto,
  CryptoKey: Reflect.get(webcrypto, 'CryptoKey'),
  DOMException: AbortSignal.abort().reason.constructor,
  structuredClone: (/** @type {unknown} */ value) => v8.deserialize(v8.serialize(value)),
})

fill(AbortSignal, {
  /** @param {Iterable<AbortSignal>} signals */
  any(signals) {
    const controller = new AbortController()
    for (const signal of signals) {
      const abort = () => controller.abort(signal.reason)
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
    }
    return controller.signal
  },
})

fill(URL, {
  /**
   * @param {string} url
   * @param {string} [base]
   */
  canParse(url, base) {
    try {
      return Boolean(new URL(url, base))
    } catch {
      return false
    }
  },
})

fill(Promise, {
  withResolvers() {
    const parts = {}
    const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
    return { promise, ...parts }
  },
})

fill(Array.prototype, {
  /**
   * @this {unknown[]}
   * @param {(a: unknown, b: unknown) => number} [compare]
   */
  toSorted(compare) {
    return [...this].sort(compare)
  },
  /** @this {unknown[]} */
  toReversed() {
    return Array.from(this, (_, at) => this[this.length - 1 - at])
  },
  /**
   * @this {unknown[]}
   * @param {[number, number, ...unknown[]]} change
   */
  toSpliced(...change) {
    const copy = [...this]
    copy.splice(...change)
    return copy
  },
  /**
   * @this {unknown[]}
   * @param {number} index
   * @param {unknown} value
   */
  with(index, value) {
    return Object.assign([...this], { [index < 0 ? this.length + index : index]: value })
  },
})
