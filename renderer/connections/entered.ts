import type { EnteredCredentials } from '../../preload/contract.ts'
import { plainLine } from '../../preload/plain-line.ts'
import { strings } from '../strings.ts'

/** What was typed: whole, or which field is to be looked at and why. */
export type Entered =
  | { readonly is: 'whole'; readonly credentials: EnteredCredentials }
  | { readonly is: 'lacking'; readonly field: keyof EnteredCredentials; readonly says: string }

/** What services give out: printable and without blanks (RFC 6749 appendix A.1 and A.2, less the space). */
const word = /^[\x21-\x7e]{1,512}$/u

/** An id and a secret as they were typed or pasted, with the blanks around them taken off. */
export function readEntered(typed: EnteredCredentials): Entered {
  const credentials = {
    clientId: typed.clientId.trim(),
    clientSecret: typed.clientSecret.trim(),
  }
  const { lacks, cannotBe } = strings.credentials
  for (const field of ['clientId', 'clientSecret'] as const) {
    if (credentials[field] === '') return { is: 'lacking', field, says: lacks[field] }
    if (!word.test(credentials[field])) return { is: 'lacking', field, says: cannotBe[field] }
  }
  return { is: 'whole', credentials }
}

/** As many characters as a connection's name may have. */
export const longestName = 40

/** A name as it was typed, as plain text; `undefined` if it is no name. */
export function readName(typed: string): string | undefined {
  const name = plainLine(typed)
  return name === '' || name.length > longestName ? undefined : name
}
