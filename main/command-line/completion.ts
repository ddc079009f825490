import { commandNames, commands, options, optionsOf, type CommandName } from './commands.ts'

const shells = ['bash', 'zsh', 'fish']
const first = [...commandNames, '--help', '--version']

const switches = (command: CommandName) => optionsOf(command).map((name) => `--${name}`)
const wanted = (command: CommandName) =>
  command === 'completion' ? [...shells, ...switches(command)] : switches(command)

/** The script that has a shell complete `deckpass`; `undefined` for a shell that is not known. */
export function completionScript(shell: string): string | undefined {
  switch (shell) {
    case 'bash':
      return bash()
    case 'zsh':
      return zsh()
    case 'fish':
      return fish()
    default:
      return undefined
  }
}

function bash(): string {
  const cases = commandNames.map((name) => `    ${name}) words='${wanted(name).join(' ')}' ;;\n`)
  return `# bash completion for deckpass
_deckpass() {
  local words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${first.join(' ')}'
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('')}    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _deckpass deckpass
`
}

function zsh(): string {
  const listed = commandNames.map((name) => `    '${name}:${commands[name].summary}'\n`)
  const cases = commandNames.map((name) => `    ${name}) compadd -- ${wanted(name).join(' ')} ;;\n`)
  return `#compdef deckpass
_deckpass() {
  local -a listed=(
${listed.join('')}  )
  if (( CURRENT == 2 )); then
    _describe command listed
    compadd -- --help --version
    return
  fi
  case "$words[2]" in
${cases.join('')}  esac
}
if [ "$funcstack[1]" = _deckpass ]; then _deckpass "$@"; else compdef _deckpass deckpass; fi
`
}

function fish(): string {
  const lines = commandNames.flatMap((name) => [
    `complete -c deckpass -n __fish_use_subcommand -a ${name} -d '${commands[name].summary}'`,
    ...optionsOf(name).map((option) => {
      const takes = options[option] === undefined ? '' : ' -x'
      return `complete -c deckpass -n '__fish_seen_subcommand_from ${name}' -l ${option}${takes}`
    }),
  ])
  return `# fish completion for deckpass
complete -c deckpass -f
${lines.join('\n')}
complete -c deckpass -n '__fish_seen_subcommand_from completion' -a '${shells.join(' ')}'
`
}
