/**
 * @typedef {object} FuseContext What electron-builder's afterPack hook gets, as far as it matters here
 * @property {{ config: { electronVersion?: string | null }, addElectronFuses: (context: FuseContext, fuses: object) => Promise<unknown> }} packager
 */

/** The fuses' places in Electron's fuse wire, version 1, and since which Electron they are there. */
const places = {
  runAsNode: { at: 0, since: 12 },
  cookieEncryption: { at: 1, since: 12 },
  nodeOptions: { at: 2, since: 12 },
  nodeCliInspect: { at: 3, since: 12 },
  embeddedAsarIntegrity: { at: 4, since: 16 },
  onlyLoadAppFromAsar: { at: 5, since: 16 },
  grantFileProtocolExtraPrivileges: { at: 7, since: 29 },
}

/**
 * What a release must not be talked into by its environment or its command line. Playwright drives an
 * app over Node's inspector: DECKPASS_INSPECTABLE_BUILD leaves that one on, and makes it a test build.
 * @param {{ electronMajor: number, isInspectable: boolean }} options
 * @returns {Record<string, boolean | string>} As @electron/fuses takes them
 */
export function fusesFor({ electronMajor, isInspectable }) {
  /** @type {Record<keyof typeof places, boolean>} */
  const wanted = {
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: isInspectable,
    embeddedAsarIntegrity: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  }
  const known = Object.entries(places).filter(([, { since }]) => electronMajor >= since)
  const chosen = new Map(Object.entries(wanted))
  return {
    version: '1',
    ...Object.fromEntries(known.map(([name, { at }]) => [at, chosen.get(name) === true])),
  }
}

/**
 * electron-builder's hook: flips the fuses after the app was laid out, before it is signed.
 * @param {FuseContext} context
 */
export default async function afterPack(context) {
  const electronMajor = Number.parseInt(context.packager.config.electronVersion ?? '', 10)
  if (Number.isNaN(electronMajor)) throw new Error('electronVersion is not known.')
  const isInspectable = Boolean(process.env['DECKPASS_INSPECTABLE_BUILD'])
  await context.packager.addElectronFuses(context, fusesFor({ electronMajor, isInspectable }))
}
