import { readFileSync } from 'node:fs'

/**
 * Whether a process that this one started has ended, without waiting for it. Where the system does not
 * tell one that is over from one that runs until its parent asks, it seems to run.
 */
export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return true
  }
  try {
    // proc(5): the state comes behind the name, which is in parentheses and may have some.
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
