import { plainLine } from '../../preload/plain-line.ts'

/** The most characters that a program's name has. */
const longestName = 64

/** What the command line is called in the list and in the audit. */
export const commandName = 'deckpass'

/**
 * What a program calls itself, as one line of 1 to 64 characters; nothing if that is not left, or it
 * calls itself what the command line is called.
 */
export function programName(text: string): string | undefined {
  const name = plainLine(text)
  if (name === '' || Array.from(name).length > longestName) return undefined
  return name.toLowerCase() === commandName ? undefined : name
}
