import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { copyFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLine, run } from '../../run.mjs'
import { UserError } from '../../say.mjs'
import { filesBelow, layOut } from './tree.mjs'

/**
 * Makes an .rpm with rpmbuild. Throws UserError with its words if it cannot.
 * @param {import('./arguments.mjs').Wanted} wanted
 */
export async function buildRpm(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'deckpass-rpm-'))
  try {
    const root = join(folder, 'root')
    const spec = join(folder, 'deckpass.spec')
    mkdirSync(root)
    layOut(wanted.sources, root)
    writeFileSync(spec, specOf(wanted, root))
    const options = [
      '-bb',
      '--target',
      wanted.architecture,
      '--buildroot',
      join(folder, 'buildroot'),
    ]
    const level = process.env['QUICK_PACKAGE'] ? 'w1.gzdio' : 'w2.xzdio'
    const defines = [`_topdir ${folder}`, `_binary_payload ${level}`, '_build_id_links none']
    const args = [...options, ...defines.flatMap((each) => ['--define', each]), spec]
    const built = await run('rpmbuild', args)
    if (built.status !== 0) throw new UserError(`rpmbuild: ${lastLine(built)}`)
    const made = join(folder, 'RPMS', wanted.architecture)
    move(join(made, readdirSync(made)[0] ?? ''), wanted.file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} from
 * @param {string} to Perhaps on another file system
 */
function move(from, to) {
  copyFileSync(from, `${to}.part`)
  renameSync(`${to}.part`, to)
}

/**
 * The spec of a package that is laid out already: nothing is unpacked, stripped or looked through.
 * @param {import('./arguments.mjs').Wanted} wanted
 * @param {string} root Where it is laid out; rpmbuild empties its own place first
 */
function specOf(wanted, root) {
  const [version, prerelease] = wanted.version.split('~')
  return `Name: ${wanted.name}
Version: ${version}${prerelease === undefined ? '' : `~${prerelease}`}
Release: 1
Summary: ${wanted.summary}
License: ${wanted.license}
URL: ${wanted.url}
Group: ${wanted.category}
AutoReqProv: no
${wanted.depends.map((name) => `Requires: ${name}\n`).join('')}
%global __os_install_post %{nil}
%global debug_package %{nil}
%description
${wanted.description}
%install
cp -a '${root}/.' '%{buildroot}'
%post -p /bin/sh
${textOf(wanted.afterInstall)}
%postun -p /bin/sh
${textOf(wanted.afterRemove)}
%files
%defattr(-,root,root,-)
${filesBelow(root)
  .map((file) => `"/${file.replaceAll('%', '%%')}"\n`)
  .join('')}`
}

/**
 * A script without what names its shell, which the spec does.
 * @param {string} file
 */
const textOf = (file) =>
  readFileSync(file, 'utf8')
    .replace(/^#!.*\n/, '')
    .replaceAll('%', '%%')
