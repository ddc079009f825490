/** What can be sent. Arrays, structs and dictionary entries are arrays; a variant brings its type. */
export type Sendable =
  string | number | boolean | readonly Sendable[] | { readonly type: string; readonly of: Sendable }

/** The types of each alignment, bytes. */
const alignments = { 1: 'ygv', 2: 'nq', 4: 'biusoa', 8: 'xtd({' }

const widths: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(alignments).flatMap(([width, types]) =>
    types.split('').map((type) => [type, Number(width)]),
  ),
)

/** How many bytes are to be left out at `at` for a value of this type (D-Bus Specification, Marshalling). */
export function padding(at: number, type: string): number {
  const width = widths[type.charAt(0)]
  if (width === undefined) throw new TypeError(`No type of D-Bus: ${type}`)
  return (width - (at % width)) % width
}

/** The types that a signature is made of: "sua{sv}" are "s", "u" and "a{sv}". */
export function typesOf(signature: string): readonly string[] {
  const types: string[] = []
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at)
    types.push(signature.slice(at, end))
    at = end
  }
  return types
}

/** The types that a struct or a dictionary entry is made of. */
export const partsOf = (type: string) => typesOf(type.slice(1, -1))

function endOfType(signature: string, at: number): number {
  const first = signature.charAt(at)
  if (first === 'a') return endOfType(signature, at + 1)
  if (first !== '(' && first !== '{') return at + 1
  let end = at + 1
  while (!')}'.includes(signature.charAt(end))) end = endOfType(signature, end)
  return end + 1
}
