import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { lstatSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLine, run } from '../../run.mjs'
import { UserError } from '../../say.mjs'
import { filesBelow, layOut } from './tree.mjs'

/**
 * Makes a .deb (deb(5)) with dpkg-deb. Throws UserError with its words if it cannot.
 * @param {import('./arguments.mjs').Wanted} wanted
 */
export async function buildDeb(wanted) {
  const root = mkdtempSync(join(tmpdir(), 'deckpass-deb-'))
  try {
    chmodSync(root, 0o755)
    layOut(wanted.sources, root)
    const files = filesBelow(root)
    const size = files.reduce((sum, file) => sum + lstatSync(join(root, file)).size, 0)
    const control = join(root, 'DEBIAN')
    mkdirSync(control)
    writeFileSync(join(control, 'control'), controlOf(wanted, Math.ceil(size / 1024)))
    writeFileSync(join(control, 'md5sums'), files.map((file) => sumLine(root, file)).join(''))
    for (const [name, from] of scriptsOf(wanted)) {
      cpSync(from, join(control, name))
      chmodSync(join(control, name), 0o755)
    }
    // A test build need not be small. The name is one that electron-builder passes on.
    const isQuick = Boolean(process.env['QUICK_PACKAGE'])
    const usual = wanted.compression === 'gz' ? 'gzip' : wanted.compression
    const compression = isQuick ? ['-Zgzip', '-z1'] : [`-Z${usual}`]
    const args = ['--build', '--root-owner-group', ...compression, root, wanted.file]
    const built = await run('dpkg-deb', args)
    if (built.status !== 0) throw new UserError(`dpkg-deb: ${lastLine(built)}`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** @param {import('./arguments.mjs').Wanted} wanted */
const scriptsOf = ({ afterInstall, afterRemove }) =>
  /** @type {const} */ ([
    ['postinst', afterInstall],
    ['postrm', afterRemove],
  ])

/**
 * @param {string} root
 * @param {string} file
 */
function sumLine(root, file) {
  const sum = createHash('md5')
    .update(readFileSync(join(root, file)))
    .digest('hex')
  return `${sum}  ${file}\n`
}

/**
 * @param {import('./arguments.mjs').Wanted} wanted
 * @param {number} installedSize KiB
 */
function controlOf(wanted, installedSize) {
  const fields = {
    Package: wanted.name,
    Version: wanted.version,
    Architecture: wanted.architecture,
    Maintainer: wanted.maintainer,
    'Installed-Size': String(installedSize),
    Depends: wanted.depends.join(', '),
    Recommends: wanted.recommends.join(', '),
    Section: wanted.category,
    Priority: wanted.priority,
    Homepage: wanted.url,
    Description: `${wanted.summary}\n ${wanted.description.replaceAll('\n', '\n ')}`,
  }
  const lines = Object.entries(fields).filter(([, value]) => value !== '')
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('')
}
