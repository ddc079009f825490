import { closeSync, openSync, readdirSync } from 'node:fs'

/** What a child is to have in place of each descriptor of ours, and how our own end of it is given up. */
export type Inherited = { readonly stdio: 'ignore' | number[]; done(): void }

/** More descriptors than this a child is not given one by one. */
const most = 4_096

/**
 * A child that gets nothing of ours. Chromium's sockets and shared memory are not closed by themselves
 * when a program starts on Linux, and whoever holds them keeps Chromium's helpers alive after our end:
 * each is replaced by an empty file. Elsewhere, and where the system does not tell, the three usual ones.
 */
export function inheritNothing(folder = '/proc/self/fd'): Inherited {
  try {
    const highest = Math.max(2, ...readdirSync(folder).map(Number))
    if (!(highest < most)) throw new Error('too many')
    const nothing = openSync('/dev/null', 'r+')
    const stdio = Array.from({ length: Math.max(highest, nothing) + 1 }, () => nothing)
    return { stdio, done: () => closeSync(nothing) }
  } catch {
    return { stdio: 'ignore', done: () => undefined }
  }
}
