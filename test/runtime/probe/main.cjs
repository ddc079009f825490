/** An app that tries what the product needs of a runtime, prints one line of JSON and ends. */
const { app, protocol } = require('electron')
const { page } = require('./page.cjs')
const { requests } = require('./requests.cjs')

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

async function globals() {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, [
    'encrypt',
  ])
  const first = new AbortController()
  const any = AbortSignal.any([first.signal, new AbortController().signal])
  first.abort()
  return {
    isKey: key instanceof CryptoKey,
    uuid: crypto.randomUUID().length,
    clone: structuredClone({ at: new Date(0), deep: [new Map([['a', 1]])] }).deep[0]?.get('a'),
    any: any.aborted,
    canParse: [URL.canParse('app://x'), URL.canParse('no')],
    error: new DOMException('text', 'AbortError').name,
    decoded: await new Response(
      new Blob(['ünit']).stream().pipeThrough(new TextDecoderStream()).pipeThrough(encoder()),
    ).text(),
  }
}

const encoder = () => new TextEncoderStream()

function identity() {
  const { defaultApp } = process
  const [name, version, path] = [app.name, app.getVersion(), app.getAppPath()]
  return { name, version, path, packaged: app.isPackaged, defaultApp, last: process.argv.at(-1) }
}

void app.whenReady().then(async () => {
  const switches = ['probe-origin', 'probe-dead-origin']
  const [origin = '', dead = ''] = switches.map((name) => app.commandLine.getSwitchValue(name))
  const parts = { identity: identity(), globals, requests: () => requests(origin, dead), page }
  /** @type {Record<string, unknown>} */
  const result = {}
  for (const [name, part] of Object.entries(parts))
    result[name] =
      typeof part === 'function' ? await part().catch((error) => String(error.stack)) : part
  console.log(`RESULT ${JSON.stringify(result)}`)
  app.exit(0)
})
