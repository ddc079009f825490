import { readdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { attemptAll } from '../vault/attempt-all.ts'

/**
 * Removes a folder as soon as this process has ended: until then Chromium writes into its own, even
 * while it shuts down, and on Windows what it has open cannot be removed.
 */
export function removeFolderAtExit(
  folder: string,
  { platform, relaunch }: ProgramAtExit & { readonly platform: NodeJS.Platform },
): void {
  if (platform === 'win32')
    relaunch({ execPath: 'cmd.exe', args: ['/d', '/c', 'rmdir', '/s', '/q', folder] })
  else relaunch({ execPath: 'rm', args: ['-rf', '--', folder] })
}

/** Electron's own: it waits for the end of this process and starts what it is given, any program. */
export type ProgramAtExit = {
  readonly relaunch: (program: { execPath: string; args: string[] }) => void
}

/**
 * Removes a folder that is this app's alone, with all that is in it, each part also if another cannot
 * be; where the folder is a link, the link too. Rejects with
 * the first error.
 */
export async function removeOwnFolder(folder: string): Promise<void> {
  const real = await realpath(folder)
  const names = await readdir(real)
  const gone = (path: string) => rm(path, { recursive: true, force: true })
  await attemptAll([
    ...names.map((name) => () => gone(join(real, name))),
    () => gone(real),
    () => gone(folder),
  ])
}
