#!/bin/sh
set -e
# dpkg says what is done; rpm how many of this package are left.
case "$1" in
remove | purge | 0) ;;
*) exit 0 ;;
esac

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi

# What would start a program that is not there any more, and sessions, which are secrets. It is done as
# each user, since root must not follow what a user may have linked elsewhere.
forget='
config="$HOME/.config" data="$HOME/.local/share" found=
for file in "$config/autostart/app.deckpass.desktop" "$data/applications/app.deckpass.desktop"; do
  if [ -f "$file" ]; then rm -f -- "$file" && found=yes; fi
done
if [ -d "$config/deckpass/connections" ]; then rm -rf -- "$config/deckpass/connections" && found=yes; fi
if [ -f "$data/deckpass/open-link" ]; then rm -rf -- "$data/deckpass" && found=yes; fi
if [ "$1" = purge ] && [ -d "$config/deckpass" ]; then rm -rf -- "$config/deckpass" && found=yes; fi
[ -z "$found" ] || echo "Deckpass: sessions of $(id -un) are removed from this computer."
[ ! -d "$config/deckpass" ] || echo "Deckpass: settings of $(id -un) are kept in $config/deckpass."
'
getent passwd | while IFS=: read -r user _ uid _ _ home _; do
  if [ "$uid" -ge 1000 ] && [ "$uid" -lt 65534 ] && [ -d "$home/.config/" ]; then
    setpriv --reuid "$uid" --regid "$(id -g "$user")" --clear-groups \
      env -i HOME="$home" PATH=/usr/bin:/bin sh -c "$forget" deckpass "$1" </dev/null || true
  fi
done
if [ "$1" != purge ]; then
  echo 'Deckpass: a key may be kept in the keychain; it opens nothing any more. Accounts at services are untouched.'
fi
