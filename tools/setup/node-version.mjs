import { stderr, versions } from 'node:process'

/**
 * Whether a Node of this version runs the tools (`engines` in package.json).
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

// Imported first, so that an older Node ends here and not at something it does not know.
if (!isNewEnough(versions.node)) {
  stderr.write(
    `Deckpass needs Node 20.19 or newer, and this is ${versions.node}: install a newer one from https://nodejs.org.\n`,
  )
  process.exit(1)
}
