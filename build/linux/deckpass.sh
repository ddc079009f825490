#!/bin/sh
exec /opt/Deckpass/deckpass "$@"
