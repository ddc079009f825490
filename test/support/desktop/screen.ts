import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.ts'
import { startOwned } from './owned-process.ts'
import { encodePng } from './png.ts'
import { program } from './programs.ts'
import { decodeXwd } from './xwd.ts'

export type ScreenSize = { readonly width: number; readonly height: number }

export type Screen = {
  /** What X11 programs take for DISPLAY, for example ":7". */
  readonly display: string
  /** Writes all that the screen shows as a PNG. */
  screenshot(path: string): Promise<void>
}

/** A virtual screen on a free display number; its frame buffer is a file, so pictures need no tool. */
export async function startScreen(home: Home, { width, height }: ScreenSize): Promise<Screen> {
  const frameBuffer = join(home.path, 'screen')
  await mkdir(frameBuffer)
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', frameBuffer]
  const options = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset']
  const server = startOwned([program('screen'), ...options], {
    env: home.env,
    firstLineOn: 'descriptor 3',
  })
  const display = `:${await server.firstLine}`
  return {
    display,
    async screenshot(path) {
      await writeFile(path, encodePng(decodeXwd(await readFile(join(frameBuffer, 'Xvfb_screen0')))))
    },
  }
}
