import { stringOf, type DesktopEntry } from './entry.ts'

/** Characters that make an argument need quotes (Desktop Entry Specification, "The Exec key"). */
const reserved = /[\s"'\\><~|&;$*?#()`]/

/** Codes that stand for files, an icon, a name: nothing that is given here. */
const otherCode = /^%[fFickdDnNvm]$/

/**
 * The value of an Exec key for a command line. Words that are the field code "%u" stay one; a percent
 * sign elsewhere is itself. `undefined` for a control character, such as a line break, which many
 * launchers do not take back out of a value.
 */
export function execValue(words: readonly string[]): string | undefined {
  if (words.some((word) => /\p{Cc}/u.test(word))) return undefined
  // The escapes of the type string are undone before quotes are looked at.
  return words
    .map(quote)
    .join(' ')
    .replaceAll('\\', String.raw`\\`)
}

function quote(word: string): string {
  if (word === '%u') return word
  const text = word.replaceAll('%', '%%')
  const escaped = text.replace(/["`$\\]/g, String.raw`\$&`)
  return text === '' || reserved.test(text) ? `"${escaped}"` : text
}

/** A part of a command line: a gap, a quoted or an escaped text, a plain one, or a fault. */
const part = /(\s+)|"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)|./gs

/**
 * The words of an entry's Exec key, field codes still in them; `undefined` if it has none or a quote
 * does not end. Takes single quotes and lone backslashes too, as GLib does, since files have them.
 */
export function execWords(entry: DesktopEntry): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  for (const [, gap, double, single, escaped, plain] of (stringOf(entry, 'Exec') ?? '').matchAll(
    part,
  )) {
    if (gap !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    const text = double?.replace(/\\(["`$\\])/g, '$1') ?? single ?? escaped ?? plain
    if (text === undefined) return undefined
    word = (word ?? '') + text
  }
  if (word !== undefined) words.push(word)
  return words.length > 0 ? words : undefined
}

/**
 * The command line that opens `url`: it takes the place of %u and %U, or comes last if there is none;
 * every other field code is left out.
 */
export function commandLine(words: readonly string[], url: string): readonly string[] {
  let taken = false
  const expand = (word: string) =>
    word.replace(/%(.)/gsu, (all, code: string) => {
      if (code === '%') return '%'
      if (code === 'u' || code === 'U') {
        taken = true
        return url
      }
      return otherCode.test(all) ? '' : all
    })
  const line = words.filter((word) => !otherCode.test(word)).map(expand)
  return taken ? line : [...line, url]
}

const env = ['env', '/bin/env', '/usr/bin/env']

/** The program of a command line, its percent signs undone; behind "env" and settings, what they are for. */
export function programOf(words: readonly string[]): string | undefined {
  const [first = '', ...rest] = words
  const program = env.includes(first) ? rest.find((word) => !/^[A-Za-z_]\w*=/.test(word)) : first
  return program?.replaceAll('%%', '%')
}
