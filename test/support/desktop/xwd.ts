/** Rows from the top, each pixel as red, green and blue byte. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

const colorEntrySize = 12
const headerLength = 100

type Dump = { read(into: Buffer, at: number, length: number, from: number): Promise<unknown> }

/** The colour of one pixel of such a dump, as "#rrggbb"; no more than that is read. */
export async function colorAt(dump: Dump, x: number, y: number): Promise<string> {
  const header = Buffer.alloc(headerLength)
  await dump.read(header, 0, headerLength, 0)
  const field = (index: number) => header.readUInt32BE(4 * index)
  const start = field(0) + field(19) * colorEntrySize
  const pixel = Buffer.alloc(4)
  await dump.read(pixel, 0, 4, start + y * field(12) + 4 * x)
  return `#${pixel.readUIntLE(0, 3).toString(16).padStart(6, '0')}`
}

/** A picture in X11's window dump format, version 7, as a 24-bit screen of this machine has it. */
export function decodeXwd(dump: Buffer): Picture {
  const field = (index: number) => dump.readUInt32BE(4 * index)
  const [headerSize, version, format] = [field(0), field(1), field(2)]
  const [width, height, bigEndian] = [field(4), field(5), field(7)]
  const [bitsPerPixel, rowLength, colors] = [field(11), field(12), field(19)]
  if (version !== 7 || format !== 2 || bitsPerPixel !== 32 || bigEndian !== 0)
    throw new Error('The screen is in a format that is not known here.')

  const rgb = new Uint8Array(3 * width * height)
  let to = 0
  for (let row = 0; row < height; row++) {
    const start = headerSize + colors * colorEntrySize + row * rowLength
    for (let from = start; from < start + 4 * width; from += 4) {
      rgb[to++] = dump.readUInt8(from + 2)
      rgb[to++] = dump.readUInt8(from + 1)
      rgb[to++] = dump.readUInt8(from)
    }
  }
  return { width, height, rgb }
}
