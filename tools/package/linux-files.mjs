import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Writes what Linux packages bring beside the app, below `folder`: `common` is for all of them, `deb`
 * and `rpm` are for one kind.
 * @param {object} options
 * @param {string} options.projectDir
 * @param {string} options.folder Made anew
 * @param {string} options.version
 * @param {string} options.homepage
 * @param {Date} options.date
 */
export function stageLinuxFiles({ projectDir, folder, version, homepage, date }) {
  rmSync(folder, { recursive: true, force: true })
  const values = { version, homepage, date: date.toISOString().slice(0, 10) }
  const source = (/** @type {string} */ name) =>
    fill(readFileSync(join(projectDir, 'build', 'linux', name), 'utf8'), values)
  const put = (
    /** @type {string} */ path,
    /** @type {string | Buffer} */ content,
    /** @type {number} */ mode = 0o644,
  ) => {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    chmodSync(file, mode)
  }
  const share = 'common/usr/share'
  put('common/usr/bin/deckpass', source('deckpass.sh'), 0o755)
  put(`${share}/man/man1/deckpass.1.gz`, gzipSync(source('deckpass.1'), { level: 9 }))
  put(`${share}/metainfo/app.deckpass.metainfo.xml`, source('app.deckpass.metainfo.xml'))
  put(`${share}/bash-completion/completions/deckpass`, source('deckpass.bash'))
  put(`${share}/fish/vendor_completions.d/deckpass.fish`, source('deckpass.fish'))
  put('deb/usr/share/zsh/vendor-completions/_deckpass', source('deckpass.zsh'))
  put('rpm/usr/share/zsh/site-functions/_deckpass', source('deckpass.zsh'))
  const doc = 'deb/usr/share/doc/deckpass'
  put(`${doc}/copyright`, copyright(readFileSync(join(projectDir, 'LICENSE'), 'utf8'), homepage))
  const change = `deckpass (${version.replaceAll('-', '~')}) stable; urgency=medium\n\n  * See ${homepage}.\n\n -- The Deckpass authors <authors@deckpass.app>  ${date.toUTCString().replace('GMT', '+0000')}\n`
  put(`${doc}/changelog.gz`, gzipSync(change, { level: 9 }))
}

/**
 * @param {string} text
 * @param {Record<string, string>} values For each `@name@`
 */
function fill(text, values) {
  return text.replaceAll(/@(\w+)@/g, (whole, name) => values[name] ?? whole)
}

/**
 * @param {string} license
 * @param {string} homepage
 */
const copyright = (license, homepage) =>
  `Deckpass, ${homepage}\n\n${license}\nElectron and Chromium, which Deckpass runs on, have their own: see\n/opt/Deckpass/LICENSE.electron.txt and /opt/Deckpass/LICENSES.chromium.html.\n`
