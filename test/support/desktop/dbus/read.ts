import { padding, partsOf, typesOf } from './types.ts'

/** Reads values that are marshalled one after the other, little-endian, from `at` on. */
export function readValues(bytes: Buffer, signature: string, at = 0): readonly unknown[] {
  const reader = new Reader(bytes, at)
  return typesOf(signature).map((type) => reader.value(type))
}

/** A variant gives what is in it; arrays, structs and dictionary entries give arrays. */
class Reader {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  value(type: string): unknown {
    this.#at += padding(this.#at, type)
    switch (type.charAt(0)) {
      case 'y':
        return this.#bytes.readUInt8(this.#take(1))
      case 'b':
        return this.#bytes.readUInt32LE(this.#take(4)) === 1
      case 'n':
        return this.#bytes.readInt16LE(this.#take(2))
      case 'q':
        return this.#bytes.readUInt16LE(this.#take(2))
      case 'i':
        return this.#bytes.readInt32LE(this.#take(4))
      case 'u':
        return this.#bytes.readUInt32LE(this.#take(4))
      case 'x':
        return this.#bytes.readBigInt64LE(this.#take(8))
      case 't':
        return this.#bytes.readBigUInt64LE(this.#take(8))
      case 'd':
        return this.#bytes.readDoubleLE(this.#take(8))
      case 's':
      case 'o':
        return this.#text(this.#bytes.readUInt32LE(this.#take(4)))
      case 'g':
        return this.#signature()
      case 'v':
        return this.value(this.#signature())
      case 'a':
        return this.#array(type.slice(1))
      default:
        return partsOf(type).map((part) => this.value(part))
    }
  }

  #array(type: string): unknown[] {
    const length = this.#bytes.readUInt32LE(this.#take(4))
    this.#at += padding(this.#at, type)
    const end = this.#at + length
    const values: unknown[] = []
    while (this.#at < end) values.push(this.value(type))
    return values
  }

  #signature = () => this.#text(this.#bytes.readUInt8(this.#take(1)))

  #text(length: number): string {
    const start = this.#take(length + 1)
    return this.#bytes.toString('utf8', start, start + length)
  }

  #take(length: number): number {
    const start = this.#at
    this.#at += length
    return start
  }
}
