import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, lastLine, run } from '../run.mjs'

/**
 * What a check found: `passed` is undefined where it could not be done here.
 * @typedef {{ check: string, passed: boolean | undefined, detail: string }} Check
 */

/**
 * What lintian says of every program that brings its own Chromium and lives in /opt, as programs do
 * that are not Debian's own (Filesystem Hierarchy Standard 3.13).
 */
const expectedTags = ['dir-or-file-in-opt', 'embedded-library', 'unstripped-binary-or-object']

/** The longest that a check may take, ms: lintian looks at every byte of Chromium. */
const patience = 300_000

/**
 * Checks a package of any kind that this system can look into.
 * @param {string} file
 * @returns {Promise<Check[]>}
 */
export async function checkPackage(file) {
  const size = { check: 'size', passed: true, detail: megabytes(statSync(file).size) }
  if (file.endsWith('.deb')) return [size, ...(await checkDeb(file))]
  if (file.endsWith('.rpm')) return [size, ...(await checkRpm(file))]
  if (file.endsWith('.tar.gz')) return [size, await listed(['tar', '-tzf', file], '/deckpass')]
  if (file.endsWith('.AppImage')) return [size, ...(await checkAppImage(file))]
  return [size]
}

/** @param {string} file */
async function checkDeb(file) {
  const folder = mkdtempSync(join(tmpdir(), 'deckpass-check-'))
  try {
    const unpacked = await run('dpkg-deb', ['-x', file, folder])
    const share = join(folder, 'usr', 'share')
    const entry = join(share, 'applications', 'app.deckpass.desktop')
    const metainfo = join(share, 'metainfo', 'app.deckpass.metainfo.xml')
    const tags = ['--suppress-tags', expectedTags.join(','), '--fail-on', 'error,warning']
    return [
      { check: 'unpacks', passed: unpacked.status === 0, detail: lastLine(unpacked) },
      await checked('desktop-file-validate', [entry]),
      await checked('appstreamcli', ['validate', '--no-net', metainfo]),
      await checked('lintian', [...tags, '--allow-root', file]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Unpacks itself, which unlike running it needs no FUSE.
 * @param {string} file
 * @returns {Promise<Check[]>}
 */
async function checkAppImage(file) {
  const folder = mkdtempSync(join(tmpdir(), 'deckpass-check-'))
  try {
    const entry = '*.desktop'
    const unpacked = await run(file, ['--appimage-extract', entry], { cwd: folder })
    const root = join(folder, 'squashfs-root')
    const passed = unpacked.status === 0
    return [
      { check: 'unpacks itself', passed, detail: lastLine(unpacked) },
      await checked('desktop-file-validate', filesIn(root, '.desktop')),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function filesIn(folder, ending) {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

/** @param {string} file */
async function checkRpm(file) {
  return [
    await listed(['rpm', '-qlp', file], '/usr/share/applications/app.deckpass.desktop'),
    await checked('rpm', ['-K', '--nosignature', file]),
  ]
}

/**
 * @param {readonly [string, ...string[]]} command
 * @param {string} wanted
 * @returns {Promise<Check>}
 */
async function listed([program, ...args], wanted) {
  const { stdout, status } = await run(program, args)
  const names = stdout.split('\n').filter((name) => name !== '' && !name.endsWith('/'))
  const passed = status === 0 && names.some((name) => name.endsWith(wanted))
  return { check: 'contents', passed, detail: `${names.length} files` }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<Check>}
 */
async function checked(program, args) {
  if (!findProgram(program))
    return { check: program, passed: undefined, detail: `${program} is not there` }
  const finished = await run(program, args, { timeout: patience })
  if (finished.status === 124)
    return { check: program, passed: undefined, detail: `no answer in ${patience / 1000} s` }
  const passed = finished.status === 0
  return { check: program, passed, detail: passed ? 'nothing wrong' : allOf(finished) }
}

/** @param {import('../run.mjs').Finished} finished */
const allOf = ({ stdout, stderr }) => `${stdout}${stderr}`.trim()

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(2)} MB`
