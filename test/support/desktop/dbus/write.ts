import { padding, partsOf, typesOf, type Sendable } from './types.ts'

/** Marshals values one after the other, little-endian. Throws TypeError if one is not of its type. */
export function writeValues(signature: string, values: readonly Sendable[]): Buffer {
  const writer = new Writer()
  writer.all(typesOf(signature), values)
  return writer.bytes()
}

class Writer {
  readonly #parts: Buffer[] = []
  #length = 0

  bytes = () => Buffer.concat(this.#parts)

  all(types: readonly string[], values: readonly Sendable[]): void {
    if (types.length !== values.length) throw new TypeError('Not as many values as types')
    for (const [at, value] of values.entries()) this.#value(types[at] ?? '', value)
  }

  #value(type: string, value: Sendable): void {
    this.#pad(type)
    if (typeof value === 'boolean' && type === 'b') this.#number(value ? 1 : 0, 4)
    else if (typeof value === 'number' && type in sizes) this.#number(value, sizes[type] ?? 4)
    else if (typeof value === 'string') this.#text(type, value)
    else if (typeof value === 'object' && 'type' in value && type === 'v') {
      this.#text('g', value.type)
      this.#value(value.type, value.of)
    } else if (typeof value === 'object' && !('type' in value)) this.#many(type, value)
    else throw new TypeError(`Not of the type ${type}`)
  }

  #many(type: string, values: readonly Sendable[]): void {
    if (!type.startsWith('a')) return this.all(partsOf(type), values)
    const length = Buffer.alloc(4)
    this.#put(length)
    const item = type.slice(1)
    this.#pad(item)
    const start = this.#length
    for (const value of values) this.#value(item, value)
    length.writeUInt32LE(this.#length - start)
  }

  #text(type: string, text: string): void {
    if (!'sog'.includes(type)) throw new TypeError(`Not of the type ${type}`)
    this.#number(Buffer.byteLength(text), type === 'g' ? 1 : 4)
    this.#put(Buffer.from(`${text}\0`))
  }

  #number(value: number, size: number): void {
    const bytes = Buffer.alloc(size)
    if (value < 0) bytes.writeIntLE(value, 0, size)
    else bytes.writeUIntLE(value, 0, size)
    this.#put(bytes)
  }

  #pad(type: string): void {
    this.#put(Buffer.alloc(padding(this.#length, type)))
  }

  #put(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
  }
}

const sizes: Readonly<Record<string, number>> = { y: 1, n: 2, q: 2, i: 4, u: 4 }
