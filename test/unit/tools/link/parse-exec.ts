/**
 * The command line that a launcher makes of an Exec value, by the letter of the Desktop Entry
 * Specification and apart from the code under test: first the escapes of a value of type string,
 * then the quotes, then the field codes.
 */
export function parseExec(value: string, link: string): string[] {
  return split(unescapeString(value)).map((word) => expand(word, link))
}

/** "The escape sequences \s, \n, \t, \r, and \\ are supported for values of type string". */
function unescapeString(value: string): string {
  const meanings: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
  let text = ''
  for (let at = 0; at < value.length; at++) {
    if (value[at] !== '\\') text += value[at]
    else {
      const meaning = meanings[value[++at] ?? '']
      if (meaning === undefined) throw new Error(`unknown escape in ${value}`)
      text += meaning
    }
  }
  return text
}

/** Arguments are separated by a space; quoted as a whole, or free of reserved characters. */
function split(text: string): string[] {
  const words: string[] = []
  let rest = text
  while (rest !== '') {
    const quoted = /^"((?:[^"`$\\]|\\["`$\\])*)"(?: |$)/.exec(rest)
    const plain = /^([^\s"'\\><~|&;$*?#()`]+)(?: |$)/.exec(rest)
    const match = quoted ?? plain
    if (!match) throw new Error(`not a command line: ${rest}`)
    const word = match[1] ?? ''
    words.push(quoted ? word.replace(/\\(.)/g, '$1') : word)
    rest = rest.slice(match[0].length)
  }
  return words
}

/** "%%" is a percent sign, "%u" the link; a percent sign before anything else is not allowed. */
function expand(word: string, link: string): string {
  return word.replace(/%(.?)/gsu, (_, code: string) => {
    if (code === '%') return '%'
    if (code === 'u') return link
    throw new Error(`unknown field code %${code}`)
  })
}
