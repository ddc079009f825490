import { expect, it } from 'vitest'
import { addedBytes, whatIsWrongInside } from '../../../../tools/package/contents.mjs'
import { contentsTable, withBlock } from '../../../../tools/package/report.mjs'

const addon = 'node_modules/keytar/prebuilds/linux-x64/keytar.node'
const right = [
  'package.json',
  'LICENSE',
  'build/tray/offline-dark-22@2x.png',
  'dist/main/index.cjs',
  'dist/main/electron-store.cjs',
  'dist/command-line/worker.cjs',
  'dist/preload/index.cjs',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-CkrM7qL0.js',
  'node_modules/keytar/lib/keytar.js',
  addon,
]
const linux = { platform: 'linux', arch: 'x64', isTest: false }

it('finds nothing wrong with built code and the one addon', () => {
  expect(whatIsWrongInside(right, linux)).toEqual([])
})

it.each([
  'dist/main/index.cjs.map',
  'test/e2e/paste.spec.ts',
  'tools/start.mjs',
  'node_modules/keytar/prebuilds/win32-x64/keytar.node',
  'node_modules/keytar/src/main.cc',
  'compat/compat.cjs',
])('finds that %s has no place in a release', (path) => {
  expect(whatIsWrongInside([...right, path], linux)).toEqual([`${path} has no place in the app.`])
})

it('misses the addon of another system', () => {
  const found = whatIsWrongInside(right, { ...linux, arch: 'arm64' })
  expect(found.some((sentence) => sentence.endsWith('missing from the app.'))).toBe(true)
})

it('lets a test build carry what its runtime lacks, and does not count it', () => {
  const compat = ['compat/compat.cjs', 'compat/start.cjs']
  expect(whatIsWrongInside([...right, ...compat], { ...linux, isTest: true })).toEqual([])
  const sizes = ['package.json', ...compat].map((path) => ({ path, bytes: 100, compressed: 10 }))
  expect(addedBytes(sizes)).toBe(10)
  expect(contentsTable(sizes)).toContain('| `compat/*.cjs` (2 files)')
})

it('writes between the marks of a document and nowhere else', () => {
  const text =
    '# Title\n\n<!-- written by "npm run package": -->\n\nold\n\n<!-- until here -->\n\nend\n'
  expect(withBlock(text, 'new')).toBe(text.replace('old', 'new'))
  expect(() => withBlock('# Title', 'new')).toThrow('no place')
})
