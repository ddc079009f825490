/**
 * What each script of package.json does, in the order in which one needs them.
 * @type {Readonly<Record<string, string>>}
 */
export const commands = {
  help: 'lists these commands',
  start: 'opens the app and a local service to sign in to; without a screen, plays the tour',
  test: 'runs every check; `npm test unit house` runs those stages alone',
  deckpass: 'a command of the app: `npm run --silent deckpass -- status` (after a build)',
  clean: 'takes away what was set up outside of this folder; with `-- --all` the runtime too',
  build: 'builds the app into dist/',
  types: 'checks types',
  lint: 'checks the code, and the walls between its layers',
  format: 'formats every file',
  'format:check': 'tells which files are not formatted',
  unit: 'runs the tests that need no screen; `npm run unit -- test/unit/session` those of a folder',
  service: 'checks a profile file: `npm run service -- FILE`',
  pictures: 'draws the pictures of docs/ anew',
  soak: 'lives through simulated days: `npm run soak -- --days 200 --seed 1`',
  bench: 'measures start, memory, processor and network, and writes docs/bench.md',
  'bench:peers': 'measures the local token service beside other ways to get a token',
  package: 'makes installers, and checks what is in them',
  sbom: 'writes the list of all that is in the product, for auditors',
  licences: 'writes docs/licences.md',
  audit: 'asks the registry for known flaws in packages',
}

/**
 * One line for each script: its command and what it does.
 * @param {readonly string[]} scripts
 */
export function lines(scripts) {
  const known = Object.keys(commands).filter((name) => scripts.includes(name))
  const ordered = [...known, ...scripts.filter((name) => !known.includes(name))]
  const command = (/** @type {string} */ name) =>
    name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`
  const width = Math.max(...ordered.map((name) => command(name).length))
  return ordered.map((name) => `${command(name).padEnd(width)}  ${commands[name] ?? ''}`.trimEnd())
}
