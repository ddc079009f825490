import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.mjs'
import { UserError } from '../say.mjs'

/** What of package.json the app brings with it. */
const kept = /** @type {const} */ ([
  'name',
  'productName',
  'description',
  'license',
  'author',
  'homepage',
  'dependencies',
])

/**
 * Lays out the app as installers hold it: built code, the tray's icons, the one package with a native
 * addon, and a package.json of its own. Throws UserError with the builder's words.
 * @param {object} options
 * @param {string} options.projectDir
 * @param {string} options.appDir Made anew
 * @param {import('./kind.mjs').Kind} options.kind
 * @param {string} options.clientId Beatport's, which the build is given; may be empty
 * @param {import('../run.mjs').Run} [options.exec]
 */
export async function stageApp({ projectDir, appDir, kind, clientId, exec = run }) {
  rmSync(appDir, { recursive: true, force: true })
  mkdirSync(appDir, { recursive: true })
  const vite = join(projectDir, 'node_modules', 'vite', 'bin', 'vite.js')
  const built = await exec(process.execPath, [vite, 'build', '--logLevel=warn'], {
    cwd: projectDir,
    env: {
      ...process.env,
      DECKPASS_DIST: join(appDir, 'dist'),
      DECKPASS_BUILT_IN_CLIENT_ID: clientId,
    },
  })
  if (built.status !== 0)
    throw new UserError(`The app could not be built:\n${built.stdout}${built.stderr}`.trim())
  /** @type {Record<string, unknown>} */
  const all = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  const content = {
    ...Object.fromEntries(kept.map((name) => [name, all[name]])),
    version: kind.version,
    main: 'dist/main/index.cjs',
    // Electron gives windows this id, by which Linux desktops find the entry of the same name.
    desktopName: 'app.deckpass.desktop',
  }
  writeFileSync(join(appDir, 'package.json'), `${JSON.stringify(content, undefined, 2)}\n`)
  cpSync(join(projectDir, 'LICENSE'), join(appDir, 'LICENSE'))
  cpSync(join(projectDir, 'build', 'tray'), join(appDir, 'build', 'tray'), { recursive: true })
  cpSync(join(projectDir, 'node_modules', 'keytar'), join(appDir, 'node_modules', 'keytar'), {
    recursive: true,
    dereference: true,
  })
}
