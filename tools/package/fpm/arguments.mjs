import { UserError } from '../../say.mjs'

/**
 * A package to make. `sources` are files, or folders of which the contents are meant, and where each
 * goes on the system.
 * @typedef {object} Wanted
 * @property {'deb' | 'rpm'} type
 * @property {string} file
 * @property {string} name
 * @property {string} version
 * @property {string} architecture
 * @property {string} maintainer
 * @property {string} url
 * @property {string} license
 * @property {string} summary
 * @property {string} description
 * @property {string} category
 * @property {string} priority
 * @property {string} compression
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {string} afterInstall
 * @property {string} afterRemove
 * @property {readonly { from: string, to: string }[]} sources
 */

const known = new Set(
  '-s -t -d --log --deb-recommends --deb-compression --rpm-compression --rpm-os --rpm-summary --deb-priority --architecture --after-install --after-remove --description --version --package --name --maintainer --vendor --url --license --category'.split(
    ' ',
  ),
)

/**
 * Reads the command line that electron-builder gives to fpm. Throws UserError for what is unknown or
 * missing: a package that lacks what was asked for would look right.
 * @param {readonly string[]} args
 * @returns {Wanted}
 */
export function parseArguments(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map()
  /** @type {{ from: string, to: string }[]} */
  const sources = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--force') continue
    const value = args[at + 1]
    if (word.startsWith('-')) {
      if (!known.has(word) || value === undefined)
        throw new UserError(`The stand-in for fpm does not know "${word}": use fpm itself.`)
      options.set(word, [...(options.get(word) ?? []), value])
      at++
    } else {
      const end = word.lastIndexOf('=')
      sources.push({ from: word.slice(0, end), to: word.slice(end + 1) })
    }
  }
  const all = (/** @type {string} */ name) => options.get(name) ?? []
  const one = (/** @type {string} */ name, /** @type {string | undefined} */ otherwise) => {
    const value = all(name).at(-1) ?? otherwise
    if (value === undefined) throw new UserError(`The stand-in for fpm was not given "${name}".`)
    return value
  }
  const type = one('-t', undefined)
  if (type !== 'deb' && type !== 'rpm')
    throw new UserError(`The stand-in for fpm makes no ${type}: use fpm itself.`)
  const [summary = '', ...rest] = one('--description', undefined).split('\n')
  return {
    type,
    file: one('--package', undefined),
    name: one('--name', undefined),
    version: one('--version', undefined),
    architecture: one('--architecture', undefined),
    maintainer: one('--maintainer', undefined),
    url: one('--url', undefined),
    license: one('--license', 'unknown'),
    summary: one('--rpm-summary', summary),
    description: rest.length > 0 ? rest.join('\n').trim() : summary,
    category: one('--category', 'misc'),
    priority: one('--deb-priority', 'optional'),
    compression: one(type === 'deb' ? '--deb-compression' : '--rpm-compression', 'xz'),
    depends: all('-d'),
    recommends: all('--deb-recommends'),
    afterInstall: one('--after-install', undefined),
    afterRemove: one('--after-remove', undefined),
    sources,
  }
}
