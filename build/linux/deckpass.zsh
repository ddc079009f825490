#compdef deckpass
_deckpass() {
  local -a listed=(
    'status:whether Deckpass runs and who is signed in'
    'token:print an access token that is valid for a while'
    'renew:fetch a new access token now'
    'sign-in:open the browser, and wait until signed in'
    'sign-out:sign out here and at the service'
    'connections:list the connections, the main one first'
    'pair:let a program in; prints its key'
    'doctor:print a report for whoever looks into a trouble'
    'open:show the window'
    'completion:print the completion script for a shell'
  )
  if (( CURRENT == 2 )); then
    _describe command listed
    compadd -- --help --version
    return
  fi
  case "$words[2]" in
    status) compadd -- --json --start --help ;;
    token) compadd -- --connection --min-validity --json --start --help ;;
    renew) compadd -- --connection --start --help ;;
    sign-in) compadd -- --connection --start --help ;;
    sign-out) compadd -- --connection --browser --start --help ;;
    connections) compadd -- --json --start --help ;;
    pair) compadd -- --start --help ;;
    doctor) compadd -- --start --help ;;
    open) compadd -- --start --help ;;
    completion) compadd -- bash zsh fish --help ;;
  esac
}
if [ "$funcstack[1]" = _deckpass ]; then _deckpass "$@"; else compdef _deckpass deckpass; fi
