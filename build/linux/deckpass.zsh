#compdef deckpass
# Completion of deckpass(1) for zsh.
local -a commands
commands=(
  'status:who is signed in, and for how long'
  'token:print an access token'
  'renew:renew the access token now'
  'sign-in:open the browser to sign in'
  'sign-out:sign out here and at the service'
  'connections:list the connections'
  'pair:ask for consent to a program'
  'doctor:check what a session depends on'
  'open:open the window'
  'completion:print a completion script'
)
_arguments -C \
  '--help[tell how to use this command]' \
  '--version[print the version]' \
  '--start[start Deckpass if it is not running]' \
  '--json[print the answer as JSON]' \
  '--connection[the connection that is meant]:connection:' \
  '--min-validity[how long a token must be valid still]:time:(1m 5m 10m)' \
  '1: :{_describe command commands}' \
  '2: :{ [[ $words[2] == completion ]] && _values shell bash zsh fish }'
