# Completion of deckpass(1) for bash.
_deckpass() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= each
  COMPREPLY=()
  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in -*) ;; *) command=$each && break ;; esac
  done
  case $before in
    --connection | pair) return ;;
    --min-validity)
      COMPREPLY=($(compgen -W '1m 5m 10m' -- "$word"))
      return
      ;;
    completion)
      COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word"))
      return
      ;;
  esac
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W 'status token renew sign-in sign-out connections pair doctor open completion --help --version --start' -- "$word"))
  elif [[ $command == token ]]; then
    COMPREPLY=($(compgen -W '--connection --min-validity --json --start --help' -- "$word"))
  elif [[ $command != completion ]]; then
    COMPREPLY=($(compgen -W '--connection --json --start --help' -- "$word"))
  fi
}
complete -F _deckpass deckpass
