# fish completion for deckpass
complete -c deckpass -f
complete -c deckpass -n __fish_use_subcommand -a status -d 'whether Deckpass runs and who is signed in'
complete -c deckpass -n '__fish_seen_subcommand_from status' -l json
complete -c deckpass -n '__fish_seen_subcommand_from status' -l start
complete -c deckpass -n '__fish_seen_subcommand_from status' -l help
complete -c deckpass -n __fish_use_subcommand -a token -d 'print an access token that is valid for a while'
complete -c deckpass -n '__fish_seen_subcommand_from token' -l connection -x
complete -c deckpass -n '__fish_seen_subcommand_from token' -l min-validity -x
complete -c deckpass -n '__fish_seen_subcommand_from token' -l json
complete -c deckpass -n '__fish_seen_subcommand_from token' -l start
complete -c deckpass -n '__fish_seen_subcommand_from token' -l help
complete -c deckpass -n __fish_use_subcommand -a renew -d 'fetch a new access token now'
complete -c deckpass -n '__fish_seen_subcommand_from renew' -l connection -x
complete -c deckpass -n '__fish_seen_subcommand_from renew' -l start
complete -c deckpass -n '__fish_seen_subcommand_from renew' -l help
complete -c deckpass -n __fish_use_subcommand -a sign-in -d 'open the browser, and wait until signed in'
complete -c deckpass -n '__fish_seen_subcommand_from sign-in' -l connection -x
complete -c deckpass -n '__fish_seen_subcommand_from sign-in' -l start
complete -c deckpass -n '__fish_seen_subcommand_from sign-in' -l help
complete -c deckpass -n __fish_use_subcommand -a sign-out -d 'sign out here and at the service'
complete -c deckpass -n '__fish_seen_subcommand_from sign-out' -l connection -x
complete -c deckpass -n '__fish_seen_subcommand_from sign-out' -l browser
complete -c deckpass -n '__fish_seen_subcommand_from sign-out' -l start
complete -c deckpass -n '__fish_seen_subcommand_from sign-out' -l help
complete -c deckpass -n __fish_use_subcommand -a connections -d 'list the connections, the main one first'
complete -c deckpass -n '__fish_seen_subcommand_from connections' -l json
complete -c deckpass -n '__fish_seen_subcommand_from connections' -l start
complete -c deckpass -n '__fish_seen_subcommand_from connections' -l help
complete -c deckpass -n __fish_use_subcommand -a pair -d 'let a program in; prints its key'
complete -c deckpass -n '__fish_seen_subcommand_from pair' -l start
complete -c deckpass -n '__fish_seen_subcommand_from pair' -l help
complete -c deckpass -n __fish_use_subcommand -a doctor -d 'print a report for whoever looks into a trouble'
complete -c deckpass -n '__fish_seen_subcommand_from doctor' -l start
complete -c deckpass -n '__fish_seen_subcommand_from doctor' -l help
complete -c deckpass -n __fish_use_subcommand -a open -d 'show the window'
complete -c deckpass -n '__fish_seen_subcommand_from open' -l start
complete -c deckpass -n '__fish_seen_subcommand_from open' -l help
complete -c deckpass -n __fish_use_subcommand -a completion -d 'print the completion script for a shell'
complete -c deckpass -n '__fish_seen_subcommand_from completion' -l help
complete -c deckpass -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'
