import {
  findNodeAtLocation,
  parse,
  parseTree,
  printParseErrorCode,
  type ParseError,
} from 'jsonc-parser'
import * as v from 'valibot'
import { servicesFile } from './schema.ts'
import type { Service } from './service.ts'

/** What a services file holds, or the first mistake in it: its line, its place, and what must be there. */
export type ServicesRead = { readonly services: readonly Service[] } | { readonly mistake: string }

/**
 * Reads the text of a services file: JSON, a list of services. Plain http on this machine is for
 * `development` builds alone, but for a redirect URI. Never throws.
 */
export function readServices(
  text: string,
  { development }: { readonly development: boolean },
): ServicesRead {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { disallowComments: true })
  const [error] = errors
  if (error) return { mistake: `line ${lineAt(text, error.offset)}: not JSON (${nameOf(error)})` }
  const parsed = v.safeParse(servicesFile, value)
  if (parsed.success) {
    const plain = development ? undefined : plainHttpIn(value)
    return plain
      ? { mistake: `line ${lineOf(text, plain)} (${plain.join('.')}): must be https` }
      : { services: parsed.output }
  }
  const [issue] = parsed.issues
  const path = (issue.path ?? []).map(({ key }) => key).filter(isStep)
  const place = path.length > 0 ? ` (${path.join('.')})` : ''
  return { mistake: `line ${lineOf(text, path)}${place}: ${sentenceOf(issue)}` }
}

/** What is wrong, in words of ours: valibot's own speak of types. */
function sentenceOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message
  if (type === 'strict_object' && expected === 'never') return 'is not a key of a profile'
  if (received === 'undefined') return 'is missing'
  return `must be ${expected ?? 'something else'}, not ${received}`
}

type Step = string | number

/** The way to the first address that is plain http, other than where a browser comes back to. */
function plainHttpIn(value: unknown, path: readonly Step[] = []): readonly Step[] | undefined {
  if (typeof value === 'string') return value.startsWith('http:') ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const found = key === 'redirectUri' ? undefined : plainHttpIn(part, [...path, key])
    if (found) return found.map((step) => (/^\d+$/.test(String(step)) ? Number(step) : step))
  }
  return undefined
}

function isStep(key: unknown): key is Step {
  return typeof key === 'string' || typeof key === 'number'
}

/** The line of what a path leads to, or of the last thing on the way that is there. */
function lineOf(text: string, path: readonly Step[]): number {
  const root = parseTree(text)
  if (!root) return 1
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length))
    if (node) return lineAt(text, (node.parent?.type === 'property' ? node.parent : node).offset)
  }
  return 1
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** "CommaExpected" as "comma expected". */
function nameOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()
}
