import { join } from 'node:path'
import { projectDir } from './places.mjs'
import { run } from './run.mjs'
import { UserError, runTool, say } from './say.mjs'

const packages = join(projectDir, 'node_modules')
const spelling = ['--config', 'tools/house/cspell.json', '--no-progress', '--no-summary']
const cache = ['--cache', '--cache-location', 'out/test/spelling']

/**
 * What looks after the house, side by side: what nothing uses, and words that are no words.
 * @type {readonly { name: string, command: readonly string[], mend: string }[]}
 */
const checks = [
  {
    name: 'dead code',
    command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
    mend: 'delete it; what is started by path belongs into knip.jsonc',
  },
  {
    name: 'spelling',
    command: ['cspell/bin.mjs', 'lint', ...spelling, ...cache],
    mend: 'a word that is right belongs into tools/house/words.txt',
  },
]

await runTool(async () => {
  const failed = await Promise.all(
    checks.map(async ({ name, command: [script = '', ...args], mend }) => {
      const { status, stdout, stderr } = await run(
        process.execPath,
        [join(packages, script), ...args],
        { cwd: projectDir, env: process.env },
      )
      if (status === 0) return []
      say(`${stdout}${stderr}`.trimEnd())
      return [`${name} (${mend})`]
    }),
  )
  if (failed.flat().length > 0) throw new UserError(`To mend: ${failed.flat().join('; ')}.`)
})
