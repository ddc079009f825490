import { commandNames, commands, operandOf, options, optionsOf } from './commands.ts'
import type { CommandName, OptionName } from './commands.ts'

const meanings: Readonly<Record<OptionName, string>> = {
  connection: 'which connection; the main one unless told',
  'min-validity': 'the least life that the token has left: 90, 90s, 5m or 1h',
  browser: 'also end the browser’s own session',
  json: 'print JSON',
  start: 'start Deckpass without a window if it is not running',
  help: 'print this',
}

const exits = `Exit status: 0 done, 1 unexpected, 2 misused, 3 not running, 4 signed out,
5 not allowed, 6 offline or trouble at the service.`

/** The help for all of it, or for one command. */
export function helpText(command?: CommandName): string {
  return command === undefined ? overview() : helpOf(command)
}

function overview(): string {
  const usages = commandNames.map((name) => [`  ${withOperand(name)}`, commands[name].summary])
  return `Usage: deckpass COMMAND [OPTION]...

${columns(usages)}
  --help, --version

"deckpass COMMAND --help" tells the options of a command.
${exits}
`
}

function helpOf(command: CommandName): string {
  const rows = optionsOf(command).map((name) => [`  ${withValue(name)}`, meanings[name]])
  const { summary } = commands[command]
  return `Usage: deckpass ${withOperand(command)} [OPTION]...
${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.

${columns(rows)}
${exits}
`
}

function withOperand(command: CommandName): string {
  return [command, operandOf(command)].filter(Boolean).join(' ')
}

function withValue(name: OptionName): string {
  return [`--${name}`, options[name]].filter(Boolean).join(' ')
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', second = '']) => `${first.padEnd(width)}  ${second}\n`).join('')
}
