; What the installer for Windows does beyond electron-builder's own: the app's URL scheme, and on
; removal what the app itself put into the user's registry and profile.

!define DECKPASS_SCHEME "app.deckpass"
!define DECKPASS_SCHEME_KEY "Software\Classes\app.deckpass"

; Behind "--" nothing in a link is taken for a switch, and the marker tells the app that a link was
; what started it. It is what Electron's setAsDefaultProtocolClient writes with these arguments, so that
; the app finds it right (main/desktop/link-handler/registered.ts).
!macro customInstall
  WriteRegStr SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}" "" "URL:${DECKPASS_SCHEME}"
  WriteRegStr SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}\DefaultIcon" "" '"$appExe",0'
  WriteRegStr SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}\shell\open\command" "" '"$appExe" "--deckpass-link" "--" "%1"'
!macroend

; An upgrade removes the old version first: nothing of this is to go then.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${DECKPASS_SCHEME}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${DECKPASS_SCHEME}"
    RMDir /r "$APPDATA\deckpass\connections"
    DetailPrint "Sessions are removed. Settings are kept in $APPDATA\deckpass, and a key that opens nothing any more in the Credential Manager."
  ${endIf}
!macroend
