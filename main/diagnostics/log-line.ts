import { scrub } from './scrub.ts'

/** One line of the log: flat JSON, every name and text in it scrubbed of secrets. */
export function logLine(facts: Readonly<Record<string, unknown>>): string {
  const { at, ...rest } = facts
  const entries = Object.entries(rest).map(([name, value]) => [scrub(name), plain(value)])
  return `${JSON.stringify({ at, ...Object.fromEntries(entries) })}\n`
}

/** Numbers and truth values as they are; all else as scrubbed text. */
function plain(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return scrub(typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value))
}
