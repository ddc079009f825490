import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { encodePng } from '../support/desktop/png.ts'
import { decodeXwd } from '../support/desktop/xwd.ts'
import { desktop, service } from './started.ts'

/** A screen of two by two pixels: red, green, blue and white. */
function tinyDump(changes: Record<number, number> = {}) {
  const header = { 0: 104, 1: 7, 2: 2, 4: 2, 5: 2, 7: 0, 11: 32, 12: 12, 19: 1, ...changes }
  const dump = Buffer.alloc(104 + 12 + 2 * 12)
  for (const [index, value] of Object.entries(header)) dump.writeUInt32BE(value, 4 * Number(index))
  const pixels = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff]
  for (const [at, pixel] of pixels.entries())
    dump.writeUInt32LE(pixel, 116 + 12 * Math.floor(at / 2) + 4 * (at % 2))
  return dump
}

const tinyPicture = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
].flat()

test('a dump of the screen is read row by row, its margins left out', () => {
  const picture = { width: 2, height: 2, rgb: Uint8Array.from(tinyPicture) }
  expect(decodeXwd(tinyDump())).toEqual(picture)
})

test.each([{ 1: 6 }, { 2: 1 }, { 7: 1 }, { 11: 24 }])(
  'a dump of another kind is refused: %o',
  (other) => {
    expect(() => decodeXwd(tinyDump(other))).toThrow('a format that is not known')
  },
)

test('a picture is written as PNG with its size and pixels', () => {
  const png = decodePng(encodePng(decodeXwd(tinyDump())))
  expect(png).toEqual({ width: 2, height: 2, rgb: tinyPicture })
})

const missing = whyNoDesktop()

describe.skipIf(missing)(`a screenshot${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('is of the whole screen, as it is at the time', async () => {
    const { home, open, browser, screenshot } = await desktop({
      screen: { width: 640, height: 480 },
      keyring: 'none',
    })
    const colors = async () => {
      await screenshot(join(home, 'screen.png'))
      const { width, height, rgb } = decodePng(await readFile(join(home, 'screen.png')))
      expect({ width, height }).toEqual({ width: 640, height: 480 })
      return new Set(
        Array.from({ length: width * height }, (_, at) => rgb.slice(3 * at, 3 * at + 3).join()),
      ).size
    }
    expect(await colors()).toBeLessThan(3)
    await open(await service())
    const driven = await browser.connect()
    await driven.contexts()[0]?.pages()[0]?.getByRole('link').waitFor()
    expect(await colors()).toBeGreaterThan(20)
    await driven.close()
  })
})

/** A PNG as it is written here: one IDAT, every row unfiltered. */
function decodePng(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const data = png.indexOf('IDAT') + 4
  const rows = inflateSync(png.subarray(data, data + png.readUInt32BE(data - 8)))
  const rgb = [...rows].filter((_, at) => at % (3 * width + 1) !== 0)
  return { width, height, rgb }
}
