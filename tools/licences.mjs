/** Writes docs/licences.md: every package that Deckpass is made of or with, by its licence. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const projectDir = resolve(import.meta.dirname, '..')

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(join(projectDir, path), 'utf8'))

/**
 * Licence by name and version. What package.json names and the lock file does not have yet is read where it
 * is installed.
 * @returns {ReadonlyMap<string, string>}
 */
export function readLicences() {
  const { dependencies, devDependencies } = readJson('package.json')
  const { packages } = readJson('package-lock.json')
  const found = new Map()
  for (const [path, { version, license }] of Object.entries(packages))
    if (path !== '') found.set(`${path.split('node_modules/').at(-1)} ${version}`, String(license))
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    if (`node_modules/${name}` in packages) continue
    const { version, license } = readJson(`node_modules/${name}/package.json`)
    found.set(`${name} ${version}`, String(license))
  }
  return found
}

/** @param {ReadonlyMap<string, string>} licences */
export function writeLicences(licences) {
  const names = [...new Set(licences.values())].sort()
  const sections = names.map((name) => {
    const of = [...licences].filter(([, each]) => each === name).map(([each]) => each)
    return `## ${name}\n\n${of
      .sort()
      .map((each) => `- ${each}\n`)
      .join('')}`
  })
  const head =
    '# Licences\n\nDeckpass is under the MIT licence. These are the packages that it is built of and built and tested with; ' +
    '`npm run licences` writes this page from the lock file.\n'
  return [head, ...sections].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(join(projectDir, 'docs/licences.md'), writeLicences(readLicences()))
