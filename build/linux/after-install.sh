#!/bin/sh
set -e
# Chromium's sandbox for ordinary users, where the kernel gives them no namespaces of their own.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache >/dev/null; then
  gtk-update-icon-cache -q -t /usr/share/icons/hicolor || true
fi
