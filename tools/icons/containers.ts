/** A square picture of so many px, as PNG. */
export type SizedPng = { readonly size: number; readonly png: Buffer }

/**
 * The file that Windows takes icons from (ICO, with PNG inside as since Windows Vista). Throws if a
 * picture is larger than the 256 px that the format can name.
 */
export function encodeIco(pictures: readonly SizedPng[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length + 16 * pictures.length
  const entries = pictures.map(({ size, png }) => {
    if (size > 256) throw new RangeError(`An ICO holds no picture of ${size} px.`)
    const entry = Buffer.alloc(16)
    // 0 stands for 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/** What macOS calls each picture: its size, at one px to the point and at two. */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

/** The sizes that `encodeIcns` needs, px. */
export const icnsSizes: readonly number[] = [...new Set(icnsTypes.map(([, size]) => size))]

/** The file that macOS takes icons from (ICNS, with PNG inside). Throws if a size is missing. */
export function encodeIcns(pictures: readonly SizedPng[]): Buffer {
  const parts = icnsTypes.flatMap(([type, size]) => {
    const found = pictures.find((picture) => picture.size === size)
    if (!found) throw new RangeError(`An ICNS needs a picture of ${size} px.`)
    return [head(type, found.png.length), found.png]
  })
  const body = Buffer.concat(parts)
  return Buffer.concat([head('icns', body.length), body])
}

/** Four letters, and the length of what follows with these eight bytes. */
function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.write(type, 'latin1')
  bytes.writeUInt32BE(length + 8, 4)
  return bytes
}
