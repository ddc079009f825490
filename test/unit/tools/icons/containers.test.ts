import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { windowsSizes } from '../../../../tools/icons/app-icon.ts'
import { encodeIcns, encodeIco, icnsSizes } from '../../../../tools/icons/containers.ts'

const picture = (size: number) => ({ size, png: Buffer.from(`picture of ${size} px`) })
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString('latin1') === 'PNG'
/** Width and height, as the first chunk of a PNG has them. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

function entriesOf(ico: Buffer) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const entry = ico.subarray(6 + 16 * at)
    const offset = entry.readUInt32LE(12)
    return {
      size: entry.readUInt8(0) || 256,
      data: ico.subarray(offset, offset + entry.readUInt32LE(8)),
    }
  })
}

function partsOf(icns: Buffer) {
  const parts: { type: string; data: Buffer }[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    parts.push({
      type: icns.subarray(at, at + 4).toString('latin1'),
      data: icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)),
    })
  return parts
}

it('puts each picture where the ICO says that it is', () => {
  const entries = entriesOf(encodeIco([16, 256].map(picture)))
  expect(entries.map(({ size, data }) => [size, data.toString()])).toEqual([
    [16, 'picture of 16 px'],
    [256, 'picture of 256 px'],
  ])
  expect(() => encodeIco([picture(512)])).toThrow('512 px')
})

it('fills every place that macOS looks in, and says which size it misses', () => {
  const icns = encodeIcns(icnsSizes.map(picture))
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  expect(partsOf(icns).map(({ type, data }) => `${type}: ${data.toString()}`)).toContain(
    'ic10: picture of 1024 px',
  )
  expect(() => encodeIcns([picture(32)])).toThrow('64 px')
})

it('holds true of the icons that are kept in build/', () => {
  const entries = entriesOf(readFileSync('build/icon.ico'))
  expect(entries.map(({ size }) => size)).toEqual(windowsSizes)
  for (const { size, data } of entries) expect(sizeOf(data)).toEqual([size, size])
  const parts = partsOf(readFileSync('build/icon.icns'))
  expect(parts.every(({ data }) => isPng(data))).toBe(true)
  expect(parts.map(({ data }) => sizeOf(data)[0]).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
    32, 64, 128, 256, 256, 512, 512, 1024,
  ])
})
