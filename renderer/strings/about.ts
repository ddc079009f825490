import type { Snapshot } from '../../preload/contract.ts'

/** What this program is. */
export const about = {
  title: 'About',
  name: 'Deckpass',
  promise: 'Sign in once. Stay signed in.',
  version: (version: string) => `Version ${version}`,
  development: 'Development build',
  licence: 'Free software under the MIT licence',
  shortcuts: 'Shortcuts',
} as const

type Platform = Snapshot['app']['platform']

/** A key with Ctrl, or with what a Mac has in its place: "Ctrl+Shift+H", "⇧⌘H". */
export function withCommand(platform: Platform, key: string, shift = false): string {
  if (platform === 'darwin') return `${shift ? '⇧' : ''}⌘${key}`
  return `Ctrl+${shift ? 'Shift+' : ''}${key}`
}

/** The key that switches stage mode. */
export const stageModeKey = (platform: Platform): string => withCommand(platform, 'H', true)

/** Every shortcut: what it does, and its keys. All but Esc are the menu's. */
export const shortcuts = (
  platform: Platform,
): readonly { readonly does: string; readonly keys: string }[] => [
  { does: 'Stage mode', keys: stageModeKey(platform) },
  { does: 'Settings', keys: withCommand(platform, ',') },
  { does: 'Larger', keys: withCommand(platform, '+') },
  { does: 'Smaller', keys: withCommand(platform, '-') },
  { does: 'Close the window', keys: withCommand(platform, 'W') },
  { does: 'Quit', keys: withCommand(platform, 'Q') },
  { does: 'Go back, or cancel', keys: 'Esc' },
]
