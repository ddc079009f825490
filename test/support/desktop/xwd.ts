/** Rows from the top, each pixel as red, green and blue byte. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

const colorEntrySize = 12

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
