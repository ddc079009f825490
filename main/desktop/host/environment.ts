import { sep } from 'node:path'

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What belongs to this app alone, to its AppImage, or to the one launch that it came from. */
const ours =
  /^(DECKPASS_.*|ELECTRON_.*|NODE_OPTIONS|LD_LIBRARY_PATH|LD_PRELOAD|APPDIR|APPIMAGE|APPIMAGE_.*|ARGV0|OWD|CHROME_DESKTOP|ORIGINAL_XDG_CURRENT_DESKTOP|GIO_LAUNCHED_DESKTOP_FILE.*|BAMF_DESKTOP_FILE_HINT|DESKTOP_STARTUP_ID|XDG_ACTIVATION_TOKEN)$/

/**
 * The environment for other programs: that of the user's session, without what is this app's own.
 * Lists of folders lose those inside of a mounted AppImage, whose libraries would break them.
 */
export function cleanEnvironment(env: Environment): Record<string, string> {
  const mount = env['APPDIR']
  const clean: Record<string, string> = {}
  for (const [name, value = ''] of Object.entries(env)) {
    const kept = mount ? outside(mount, value) : value
    if (!ours.test(name) && kept !== undefined) clean[name] = kept
  }
  // Electron changes this one for its own ends and keeps what it was.
  const desktop = env['ORIGINAL_XDG_CURRENT_DESKTOP']
  return desktop ? { ...clean, XDG_CURRENT_DESKTOP: desktop } : clean
}

/** The value without the folders of a list that are inside of `mount`; nothing if none is left. */
function outside(mount: string, value: string): string | undefined {
  const parts = value.split(':')
  const kept = parts.filter((part) => !isInside(part, mount))
  if (kept.length === parts.length) return value
  return kept.length > 0 ? kept.join(':') : undefined
}

/** Whether a path is a folder or in it, by its name alone. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
