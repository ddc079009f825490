import { isInside, type Environment } from './environment.ts'

/**
 * The file that starts this app: the AppImage that it was started from, whose mounted inside is gone
 * when it ends, or else the executable itself.
 */
export function ownProgram(env: Environment, execPath: string): string {
  const { APPIMAGE: image, APPDIR: mount } = env
  // A terminal that is an AppImage passes its own variables on to all that is started in it.
  return image && mount && isInside(execPath, mount) ? image : execPath
}
