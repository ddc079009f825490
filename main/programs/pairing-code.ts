import { randomInt } from 'node:crypto'

/** Capitals and digits of which no two look or sound alike: no 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V. */
export const codeAlphabet = 'ACDEFHJKMNPQRTVWXY3479'

/** What both sides show for the user to compare: six characters in two groups of three. */
export function newCode(): string {
  const group = () => Array.from({ length: 3 }, () => codeAlphabet[randomInt(codeAlphabet.length)])
  return `${group().join('')}-${group().join('')}`
}
