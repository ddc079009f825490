/**
 * What the oldest runtime that Deckpass runs on understands: Electron 22 (Chrome 108, Node 16), the
 * fallback of tools/runtime.mjs. Types are checked against the Electron that users get.
 */
export const targets = { node: 'node16', chrome: 'chrome108' }

/**
 * What is compiled for Node, the app's own and what the tests start beside it: CommonJS, under the names
 * of its sources.
 * @param {boolean} split Whether in chunks
 */
export const commonJs = (split) =>
  /** @type {const} */ ({
    format: 'cjs',
    codeSplitting: split,
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  })
