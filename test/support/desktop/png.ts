import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from './xwd.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const eightBitRgb = [8, 2, 0, 0, 0]

/** A picture as PNG (ISO/IEC 15948), each row unfiltered. */
export function encodePng({ width, height, rgb }: Picture): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)

  const rowLength = 3 * width
  const rows = Buffer.alloc((rowLength + 1) * height)
  for (let row = 0; row < height; row++)
    rows.set(rgb.subarray(row * rowLength, (row + 1) * rowLength), row * (rowLength + 1) + 1)

  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([header, Buffer.from(eightBitRgb)])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
