/**
 * Stands in for what Electron got between 22 and the version that Deckpass is written for, as far as
 * ordinary code of the main process uses it. Loaded with `-r` before the app, by tools/runtime.mjs
 * alone; nothing of it is in the product.
 */
require('./compat/globals.cjs')
require('./compat/streams.cjs')
require('./compat/net-fetch.cjs')
require('./compat/protocol.cjs')
require('./compat/events.cjs')
