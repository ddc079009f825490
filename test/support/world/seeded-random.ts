import type { Random } from '../../../main/session/ports.ts'

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed = 1): Random {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  return { bytes: (length) => Uint8Array.from({ length }, next) }
}
