/**
 * The main group of a .desktop file (Desktop Entry Specification 1.5), each value as it stands: what
 * its escapes mean depends on its type.
 */
export type DesktopEntry = ReadonlyMap<string, string>

const groupHeader = /^\[([^[\]]*)\]\s*$/
const keyAndValue = /^([A-Za-z0-9-]+(?:\[[^[\]]*\])?)[ \t]*=[ \t]*(.*)$/s

/** Reads a file's text; `undefined` if it has no such group. Lines that say nothing are skipped. */
export function parseEntry(text: string): DesktopEntry | undefined {
  const values = new Map<string, string>()
  let group: string | undefined
  let found = false
  for (const line of text.split(/\r?\n/)) {
    const [, header] = groupHeader.exec(line) ?? []
    if (header !== undefined) {
      group = header
      found ||= group === 'Desktop Entry'
    } else if (group === 'Desktop Entry') {
      const [, key, value] = keyAndValue.exec(line) ?? []
      if (key !== undefined && value !== undefined) values.set(key, value)
    }
  }
  return found ? values : undefined
}

/** The text of a file that holds these values and no more; they are written as they are. */
export function formatEntry(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`)
  return `[Desktop Entry]\n${lines.join('\n')}\n`
}

const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }

/** A value of type string, with its escapes undone; one that the standard does not know stays. */
export function stringOf(entry: DesktopEntry, key: string): string | undefined {
  return entry.get(key)?.replace(/\\(.)/gs, (all, letter: string) => escapes[letter] ?? all)
}

/** A value of type boolean; what is missing is false. */
export function isTrue(entry: DesktopEntry, key: string): boolean {
  return entry.get(key)?.trim() === 'true'
}

/** A value of type strings, separated by semicolons. */
export function listOf(entry: DesktopEntry, key: string): readonly string[] {
  const items = (entry.get(key) ?? '').match(/(?:\\.|[^\\;])+/gs) ?? []
  return items.map((item) => item.replaceAll(String.raw`\;`, ';').trim()).filter(Boolean)
}
