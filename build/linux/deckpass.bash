# bash completion for deckpass
_deckpass() {
  local words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='status token renew sign-in sign-out connections pair doctor open completion --help --version'
  else
    case "${COMP_WORDS[1]}" in
    status) words='--json --start --help' ;;
    token) words='--connection --min-validity --json --start --help' ;;
    renew) words='--connection --start --help' ;;
    sign-in) words='--connection --start --help' ;;
    sign-out) words='--connection --browser --start --help' ;;
    connections) words='--json --start --help' ;;
    pair) words='--start --help' ;;
    doctor) words='--start --help' ;;
    open) words='--start --help' ;;
    completion) words='bash zsh fish --help' ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _deckpass deckpass
