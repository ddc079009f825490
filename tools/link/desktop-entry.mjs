import { UserError } from '../say.mjs'

/** Characters that make an argument of Exec need quotes (Desktop Entry Specification, "The Exec key"). */
const reserved = /[\s"'\\><~|&;$*?#()`]/

/** Those that are escaped by a backslash inside of the quotes. */
const escaped = /["`$\\]/g

/** Line breaks and the like, which a value of a desktop entry cannot hold safely. */
const control = /\p{Cc}/u

/**
 * The value of an Exec key for a command line. Words that are a field code ("%u") stay one; a percent
 * sign elsewhere is itself. Throws UserError for a control character, such as a line break.
 * @param {readonly string[]} words
 */
export function execValue(words) {
  return stringValue(words.map(quoteArgument).join(' '))
}

/**
 * A text file in the format of the Desktop Entry Specification, with values as they are.
 * @param {Record<string, string>} values
 */
export function desktopEntry(values) {
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`)
  return `[Desktop Entry]\n${lines.join('\n')}\n`
}

/**
 * Throws UserError if the text has a control character.
 * @param {string} text
 */
export function refuseControlCharacters(text) {
  if (control.test(text))
    throw new UserError(
      `A path or setting has a line break or another control character in it, which a link handler cannot hold: ${JSON.stringify(text)}. Move or rename it.`,
    )
}

/** @param {string} word */
function quoteArgument(word) {
  refuseControlCharacters(word)
  if (/^%[fFuUick]$/.test(word)) return word
  const text = word.replaceAll('%', '%%')
  return text === '' || reserved.test(text) ? `"${text.replace(escaped, String.raw`\$&`)}"` : text
}

/**
 * Escapes for the type "string", which is undone before the quotes are looked at.
 * @param {string} text
 */
function stringValue(text) {
  return text.replaceAll('\\', String.raw`\\`)
}
