import './setup/node-version.mjs'
import { projectDir } from './places.mjs'
import { UserError, runTool, say } from './say.mjs'
import { setUp } from './setup.mjs'
import { installPackages } from './setup/packages.mjs'
import { runStages } from './test/run-stages.mjs'
import { isGood, sum, summary } from './test/tally.mjs'

/**
 * Runs the stages that were named, or all of them; the last line counts what became of the tests.
 * @param {readonly string[]} names
 */
async function main(names) {
  await installPackages(projectDir)
  // Not before the packages are there, of which it needs one.
  const { available, needsDesktop, stages } = await import('./test/stages.mjs')
  const chosen = names.length > 0 ? names : available()
  const unknown = chosen.find((name) => !available().includes(name))
  if (unknown !== undefined)
    throw new UserError(`There is no stage "${unknown}": choose from ${available().join(', ')}.`)
  if (chosen.some((name) => needsDesktop(name))) await setUp()
  const inOrder = Object.entries(stages).filter(([name]) => chosen.includes(name))
  const total = sum(await runStages(inOrder.map(([, stage]) => stage)))
  say('')
  for (const line of summary(total)) say(line)
  process.exitCode = isGood(total) ? 0 : 1
}

await runTool(() => main(process.argv.slice(2)))
