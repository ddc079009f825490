import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A part of one row of pixels of the screen. */
export type Strip = { readonly x: number; readonly y: number; readonly width: number }

/** Reads strips of a screen whose frame buffer is a file: what is truly shown, whoever drew it. */
export type StripReader = { read(strip: Strip): Buffer; close(): void }

/** `home` is the desktop's. */
export function openStrips(home: string): StripReader {
  const file = openSync(join(home, 'screen', 'Xvfb_screen0'), 'r')
  const header = Buffer.alloc(100)
  readSync(file, header, 0, 100, 0)
  const field = (index: number) => header.readUInt32BE(4 * index)
  const start = field(0) + field(19) * 12
  const rowLength = field(12)
  return {
    read({ x, y, width }) {
      const pixels = Buffer.alloc(4 * width)
      readSync(file, pixels, 0, pixels.length, start + y * rowLength + 4 * x)
      return pixels
    },
    close: () => closeSync(file),
  }
}

export type Shown = {
  /** When something was drawn there for the first time, on `performance.now()`'s clock, ms. */
  readonly first: number
  /** When it looked as it was to look. */
  readonly right: number
}

/** Looks at a strip every millisecond until it shows what it is to show; rejects after 15 s. */
export async function waitForStrip(
  reader: StripReader,
  strip: Strip,
  wanted: Buffer,
): Promise<Shown> {
  const end = performance.now() + 15_000
  let first: number | undefined
  while (performance.now() < end) {
    const pixels = reader.read(strip)
    const now = performance.now()
    if (!isPlain(pixels)) first ??= now
    if (pixels.equals(wanted)) return { first: first ?? now, right: now }
    await pause(1)
  }
  throw new Error(
    first === undefined ? 'The window was never drawn.' : 'The window was never drawn right.',
  )
}

/** Whether all pixels are of one colour, as they are where nothing has been drawn. */
export function isPlain(pixels: Buffer): boolean {
  const first = pixels.readUInt32LE(0)
  for (let at = 4; at < pixels.length; at += 4) if (pixels.readUInt32LE(at) !== first) return false
  return true
}
