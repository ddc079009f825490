import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodePalettePng } from '../../../../tools/pictures/palette-png.ts'

/** The data of the first chunk of a type. */
function chunkOf(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type, 0, 'latin1')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

const pixels = (width: number, colours: readonly (readonly [number, number, number])[]) => ({
  width,
  height: colours.length / width,
  rgba: Uint8Array.from(colours.flatMap((colour) => [...colour, 255])),
})

describe('encodePalettePng', () => {
  it('keeps every pixel of a picture of few colours', () => {
    const [red, blue] = [[255, 0, 0] as const, [0, 0, 254] as const]
    const png = encodePalettePng(pixels(3, [blue, red, blue, red, blue, blue]))
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([...chunkOf(png, 'IHDR')]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0])
    expect([...chunkOf(png, 'PLTE')]).toEqual([...blue, ...red])
    expect([...inflateSync(chunkOf(png, 'IDAT'))]).toEqual([0, 0, 1, 0, 0, 1, 0, 0])
  })

  it('gives a colour too many the nearest of the others', () => {
    const many = Array.from({ length: 256 }, (_, at) => [at, 0, 0] as const)
    const png = encodePalettePng(pixels(1, [...many, ...many, [7, 1, 0]]))
    const palette = chunkOf(png, 'PLTE')
    expect(palette.length).toBe(3 * 256)
    const place = inflateSync(chunkOf(png, 'IDAT')).at(-1) ?? -1
    expect([...palette.subarray(3 * place, 3 * place + 3)]).toEqual([7, 0, 0])
  })
})
