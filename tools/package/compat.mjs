import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { targets } from '../compiled.mjs'

/**
 * Puts what the fallback runtime lacks into a staged app, as one file that is loaded before it. Test
 * builds alone carry it.
 * @param {string} projectDir
 * @param {string} appDir
 */
export async function addCompat(projectDir, appDir) {
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(projectDir, 'tools', 'runtime', 'compat.cjs'),
      outDir: join(appDir, 'compat'),
      target: targets.node,
      minify: true,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: 'compat.cjs' },
      },
    },
  })
  const file = join(appDir, 'package.json')
  /** @type {{ main: string }} */
  const content = JSON.parse(readFileSync(file, 'utf8'))
  const start = `require('./compat.cjs')\nrequire('../${content.main}')\n`
  writeFileSync(join(appDir, 'compat', 'start.cjs'), start)
  const changed = { ...content, main: 'compat/start.cjs' }
  writeFileSync(file, `${JSON.stringify(changed, undefined, 2)}\n`)
}
