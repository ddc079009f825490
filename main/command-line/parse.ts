import { parseArgs } from 'node:util'
import {
  isCommand,
  operandOf,
  options,
  optionsOf,
  type CommandName,
  type OptionName,
} from './commands.ts'
import { readDuration } from './duration.ts'

/** What a command line asks for. */
export type Invocation =
  | { readonly is: 'version' }
  | { readonly is: 'help'; readonly command?: CommandName | undefined }
  | Command
  /** It asks for nothing there is; `sentence` says what to do. */
  | { readonly is: 'misused'; readonly sentence: string }

export type Command = {
  readonly is: 'command'
  readonly command: CommandName
  readonly operand: string
  readonly connection: string | undefined
  /** Ms. */
  readonly minValidity: number | undefined
  readonly json: boolean
  readonly browser: boolean
  readonly start: boolean
}

/** Reads the words behind the program's name. */
export function parse(words: readonly string[]): Invocation {
  const [first = '--help', ...rest] = words
  if (first === '--version') return { is: 'version' }
  if (first === '--help' || first === '-h') return { is: 'help' }
  if (!isCommand(first)) return misused(`There is no command "${shown(first)}"`)
  const read = readOptions(first, rest)
  return 'wrong' in read ? misused(read.wrong, first) : complete(first, read)
}

type Read = {
  readonly operands: readonly string[]
  readonly values: ReadonlyMap<OptionName, string>
}

function readOptions(command: CommandName, words: readonly string[]): Read | { wrong: string } {
  const known = optionsOf(command)
  const operands: string[] = []
  const values = new Map<OptionName, string>()
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      known.map((name) => [name, { type: options[name] === undefined ? 'boolean' : 'string' }]),
    ),
  })
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const name = known.find((each) => each === token.name) ?? (token.name === 'h' ? 'help' : '')
    if (name === '') return { wrong: `"${command}" has no option ${shown(token.rawName)}` }
    if (values.has(name)) return { wrong: `${token.rawName} is there twice` }
    const takes = options[name]
    if (takes === undefined && token.value !== undefined)
      return { wrong: `${token.rawName} takes no value` }
    if (takes !== undefined && !token.value)
      return { wrong: `${token.rawName} wants ${indefinite(takes)}` }
    values.set(name, token.value ?? '')
  }
  return { operands, values }
}

function complete(command: CommandName, { operands, values }: Read): Invocation {
  if (values.has('help')) return { is: 'help', command }
  const [operand = '', ...more] = operands
  const wanted = operandOf(command)
  if (wanted !== undefined && operand === '')
    return misused(`"${command}" wants ${indefinite(wanted)}`, command)
  const surplus = wanted === undefined ? operands : more
  if (surplus[0] !== undefined)
    return misused(`"${command}" has no use for "${shown(surplus[0])}"`, command)
  const least = values.get('min-validity')
  const minValidity = least === undefined ? undefined : readDuration(least)
  if (least !== undefined && minValidity === undefined)
    return misused('--min-validity is a time of at most a day, like 90, 90s, 5m or 1h', command)
  return {
    is: 'command',
    command,
    operand,
    connection: values.get('connection'),
    minValidity,
    json: values.has('json'),
    browser: values.has('browser'),
    start: values.has('start'),
  }
}

function misused(what: string, command?: CommandName): Invocation {
  const help = command === undefined ? 'deckpass --help' : `deckpass ${command} --help`
  return { is: 'misused', sentence: `${what}: see "${help}".` }
}

/** A word of the user's as it can be said back. */
function shown(word: string): string {
  return word.replaceAll(/[^ -~]/g, '?').slice(0, 40)
}

function indefinite(what: string): string {
  return /^[AEIOU]/.test(what) ? `an ${what}` : `a ${what}`
}
