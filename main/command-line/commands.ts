/** The options there are, by the name of what they take; `undefined` for those that take nothing. */
export const options = {
  connection: 'ID',
  'min-validity': 'DURATION',
  browser: undefined,
  json: undefined,
  start: undefined,
  help: undefined,
} as const

export type OptionName = keyof typeof options

/** What can be asked for, in the order of the help. */
export const commands = {
  status: { summary: 'whether Deckpass runs and who is signed in', options: ['json'] },
  token: {
    summary: 'print an access token that is valid for a while',
    options: ['connection', 'min-validity', 'json'],
  },
  renew: { summary: 'fetch a new access token now', options: ['connection'] },
  'sign-in': { summary: 'open the browser, and wait until signed in', options: ['connection'] },
  'sign-out': { summary: 'sign out here and at the service', options: ['connection', 'browser'] },
  connections: { summary: 'list the connections, the main one first', options: ['json'] },
  pair: { summary: 'let a program in; prints its key', operand: 'NAME', options: [] },
  doctor: { summary: 'print a report for whoever looks into a trouble', options: [] },
  open: { summary: 'show the window', options: [] },
  completion: {
    summary: 'print the completion script for a shell',
    operand: 'bash|zsh|fish',
    options: [],
  },
} as const satisfies Record<string, CommandShape>

type CommandShape = {
  readonly summary: string
  readonly operand?: string
  /** Beside those of every command. */
  readonly options: readonly OptionName[]
}

export type CommandName = keyof typeof commands

export const commandNames = Object.keys(commands).filter(isCommand)

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word)
}

/** What the command stands with in front of the options. */
export function operandOf(command: CommandName): string | undefined {
  const shape: CommandShape = commands[command]
  return shape.operand
}

/** All options of a command: `--help`, and `--start` where it has something to start. */
export function optionsOf(command: CommandName): readonly OptionName[] {
  return [
    ...commands[command].options,
    ...(command === 'completion' ? [] : ['start' as const]),
    'help',
  ]
}
