/**
 * The text of a mimeapps.list that does not name `entry` for `type` any more, in any of its groups
 * (MIME Applications Associations Specification). All else stays as it is.
 */
export function without(text: string, type: string, entry: string): string {
  const lines = text.split('\n').flatMap((line) => {
    const [, key, value] = /^([^=]*)=(.*)$/s.exec(line) ?? []
    if (key?.trim() !== type || value === undefined) return [line]
    const others = value
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== '' && each !== entry)
    if (others.length === 0) return []
    return value.includes(entry) ? [`${type}=${others.join(';')};`] : [line]
  })
  return lines.join('\n')
}

/** Whether a mimeapps.list says nothing. */
export function isBlank(text: string): boolean {
  return !text.split('\n').some((line) => line.includes('=') || line.startsWith('#'))
}
