import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.ts'
import { startOwned } from './owned-process.ts'
import { encodePng } from './png.ts'
import { program } from './programs.ts'
import { colorAt, decodeXwd } from './xwd.ts'

export type ScreenSize = { readonly width: number; readonly height: number }

export type Screen = {
  /** What X11 programs take for DISPLAY, for example ":7". */
  readonly display: string
  /** Writes all that the screen shows as a PNG. */
  screenshot(path: string): Promise<void>
  /** The colour of one pixel now, as "#rrggbb": quick enough to look many times a second. */
  colorAt(x: number, y: number): Promise<string>
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
  const picture = join(frameBuffer, 'Xvfb_screen0')
  return {
    display,
    async screenshot(path) {
      await writeFile(path, encodePng(decodeXwd(await readFile(picture))))
    },
    async colorAt(x, y) {
      const file = await open(picture)
      try {
        return await colorAt(file, x, y)
      } finally {
        await file.close()
      }
    },
  }
}
