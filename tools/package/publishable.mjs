import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readdirSync } from 'node:fs'
import { UserError, runTool, say } from '../say.mjs'

/**
 * What keeps installers from being published, each as a sentence; none if they may be.
 * @param {object} build
 * @param {string} build.version Of the app inside
 * @param {readonly string[]} build.contents Paths inside of the app
 * @param {readonly string[]} build.files The installers
 * @param {boolean} build.hasClientId
 * @returns {string[]}
 */
export function whyNotPublishable({ version, contents, files, hasClientId }) {
  const marked = /[-~]test(?![a-z])/
  const testFile = files.map((file) => basename(file)).find((file) => marked.test(file))
  const stand = contents.find((path) => /(^|\/)compat(\/|\.|$)/.test(path))
  return [
    ...(marked.test(version) ? [`Version ${version} is a test build.`] : []),
    ...(testFile === undefined ? [] : [`${testFile} is of a test build.`]),
    ...(stand === undefined ? [] : [`${stand} stands in for what an old Electron lacks.`]),
    ...(files.length === 0 ? ['There are no installers.'] : []),
    ...(hasClientId ? [] : ['It was built without DECKPASS_BEATPORT_CLIENT_ID.']),
  ]
}

/** Called by the release workflow: exit status 1 unless what `npm run package` made may be published. */
async function main() {
  const { readBuild } = await import('./record.mjs')
  const build = readBuild()
  const installers = readdirSync(build.folder).map((name) => `${build.folder}/${name}`)
  const files = installers.filter((file) => /\.(AppImage|deb|rpm|gz|dmg|zip|exe)$/.test(file))
  const reasons = whyNotPublishable({ ...build, files })
  if (reasons.length > 0) throw new UserError(`Not to be published:\n  ${reasons.join('\n  ')}`)
  say(`${files.length} installers of version ${build.version} may be published.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runTool(main)
