import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import asar from '@electron/asar'
import { filesBelow } from './fpm/tree.mjs'

/** What may be inside of the app, and nothing else. */
const allowed = [
  /^package\.json$/,
  /^LICENSE$/,
  /^build\/tray\/[\w@.-]+\.png$/,
  // Main is in several files: what it loads later is in chunks that the bundler names.
  /^dist\/main\/[a-z-]+\.cjs$/,
  /^dist\/command-line\/worker\.cjs$/,
  /^dist\/preload\/index\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/index-[\w-]+\.(js|css)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/,
]

/** The most that the app may add to the runtime, bytes when compressed. */
export const mostBytes = 1_500_000

/**
 * The files of a packed app, as paths inside of it.
 * @param {string} resources The folder with app.asar
 */
export function contentsOf(resources) {
  const archive = join(resources, 'app.asar')
  return asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in asar.statFile(archive, path)))
    .sort()
}

/**
 * What is wrong with the contents of an app, each as a sentence.
 * @param {readonly string[]} contents
 * @param {{ platform: string, arch: string, isTest: boolean }} build
 * @returns {string[]}
 */
export function whatIsWrongInside(contents, { platform, arch, isTest }) {
  const addon = `node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`
  const inTests = isTest ? ['compat/compat.cjs', 'compat/start.cjs'] : []
  const known = new Set([addon, ...inTests])
  const strange = contents.filter(
    (path) => !known.has(path) && !allowed.some((pattern) => pattern.test(path)),
  )
  const needed = [
    'package.json',
    'dist/main/index.cjs',
    'dist/command-line/worker.cjs',
    'dist/preload/index.cjs',
    addon,
  ]
  const missing = needed.filter((path) => !contents.includes(path))
  return [
    ...strange.map((path) => `${path} has no place in the app.`),
    ...missing.map((path) => `${path} is missing from the app.`),
  ]
}

/**
 * The files that a build adds to its runtime, with their sizes in bytes, as they are and compressed.
 * @typedef {{ path: string, bytes: number, compressed: number }} Size
 */

/**
 * @param {string} appDir The app as it was laid out
 * @param {readonly string[]} contents What of it is packed
 * @param {readonly string[]} beside Folders with what a package brings beside it
 * @returns {Size[]}
 */
export function sizesOf(appDir, contents, beside) {
  const inside = contents.map((path) => sizeOf(path, join(appDir, path)))
  return [
    ...inside,
    ...beside.flatMap((folder) =>
      filesBelow(folder).map((path) => sizeOf(`/${path}`, join(folder, path))),
    ),
  ]
}

/**
 * @param {string} path
 * @param {string} file
 */
function sizeOf(path, file) {
  const compressed = gzipSync(readFileSync(file), { level: 9 }).length
  return { path, bytes: statSync(file).size, compressed }
}

/**
 * How many bytes the app adds to its runtime. What stands in for a newer runtime is none of it.
 * @param {readonly Size[]} sizes
 */
export function addedBytes(sizes) {
  const ours = sizes.filter(({ path }) => !path.startsWith('compat/'))
  return ours.reduce((sum, { compressed }) => sum + compressed, 0)
}
