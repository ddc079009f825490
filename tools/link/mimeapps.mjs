const group = '[Default Applications]'

/**
 * The text of a mimeapps.list in which `entry` is the default for `type` (MIME Applications
 * Associations Specification). All else stays as it is.
 * @param {string} text
 * @param {string} type
 * @param {string} entry Name of the .desktop file
 */
export function withDefault(text, type, entry) {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const at = lines.findIndex((line) => line.trim() === group)
  if (at < 0) return [...lines, group, `${type}=${entry}`, ''].join('\n')
  const next = lines.findIndex((line, index) => index > at && line.trim().startsWith('['))
  const end = next < 0 ? lines.length : next
  const inGroup = lines.slice(at + 1, end).filter((line) => !isKey(line, type))
  return [...lines.slice(0, at + 1), `${type}=${entry}`, ...inGroup, ...lines.slice(end), ''].join(
    '\n',
  )
}

/**
 * The text of a mimeapps.list that does not name `entry` for `type` any more, in any of its groups.
 * @param {string} text
 * @param {string} type
 * @param {string} entry
 */
export function without(text, type, entry) {
  const lines = text.split('\n').flatMap((line) => {
    if (!isKey(line, type)) return [line]
    const others = line
      .slice(line.indexOf('=') + 1)
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== entry)
    return others.length > 0 ? [`${type}=${others.join(';')};`] : []
  })
  return lines.join('\n')
}

/**
 * Whether it associates nothing.
 * @param {string} text
 */
export function isBlank(text) {
  return !text.split('\n').some((line) => line.includes('=') || line.startsWith('#'))
}

/**
 * @param {string} line
 * @param {string} type
 */
function isKey(line, type) {
  return line.includes('=') && line.slice(0, line.indexOf('=')).trim() === type
}
