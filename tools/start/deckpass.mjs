import '../setup/node-version.mjs'
import { spawn } from 'node:child_process'
import { projectDir } from '../places.mjs'
import { findRuntime } from '../runtime.mjs'
import { runTool } from '../say.mjs'

/**
 * The command line of this checkout's build, as last built; standard output is the command's alone.
 * @param {readonly string[]} words
 * @returns {Promise<void>}
 */
async function main(words) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const { executable, switches, args } = await findRuntime({ projectDir })
  const command = [...switches, ...args, projectDir, ...words]
  const child = spawn(executable, command, { env, stdio: 'inherit' })
  await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.exitCode = code ?? 1
      resolve(undefined)
    })
  })
}

// Without a word it would be the app that starts.
const words = process.argv.slice(2)
await runTool(() => main(words.length === 0 ? ['--help'] : words))
