import { execFile } from 'node:child_process'
import { readlink } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { promisify } from 'node:util'
import { plainLine } from '../../preload/plain-line.ts'

/**
 * Finds out which program is at the other end of a Unix socket. A hint to be shown: nothing may rest
 * on it, and it is often not to be had.
 */
export type Callers = {
  /** The path of the program's executable, where the system tells. Never rejects. */
  find(socket: Socket): Promise<string | undefined>
}

/** How long a conversation lasts before it is looked at, and two looks are apart, ms. */
const pause = { before: 20, between: 1_000 } as const

/** How long a look may take, ms. */
const longestLook = 250

export type CallersOptions = {
  readonly platform?: NodeJS.Platform
  /** Prints the sockets of this computer; rejects if it cannot. */
  readonly diagnose?: () => Promise<string>
}

export function createCallers(options: CallersOptions = {}): Callers {
  const { platform = process.platform, diagnose = runDiagnostics } = options
  let lookedAt = -Infinity
  let coming: Promise<string> | undefined
  let sought: readonly Socket[] = []

  /** One look serves all who are asked about before it begins, if one of them is still there. */
  const look = (socket: Socket) => {
    sought = [...sought, socket]
    coming ??= new Promise<string>((resolve) => {
      const wait = Math.max(lookedAt + pause.between - performance.now(), pause.before)
      setTimeout(() => {
        const areGone = sought.every(({ destroyed }) => destroyed)
        coming = undefined
        sought = []
        if (areGone) return resolve('')
        lookedAt = performance.now()
        resolve(diagnose().catch(() => ''))
      }, wait).unref()
    })
    return coming
  }

  return {
    async find(socket) {
      const file = descriptorOf(socket)
      if (platform !== 'linux' || file === undefined) return undefined
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(await readlink(`/proc/self/fd/${file}`))?.[1]
        const table = await look(socket)
        const pid = inode === undefined ? undefined : peerOf(table, inode)
        return pid === undefined
          ? undefined
          : plainLine(await readlink(`/proc/${pid}/exe`)) || undefined
      } catch {
        return undefined
      }
    },
  }
}

/**
 * The process that has the other end of the socket with this inode, in what `ss -xp` prints: state,
 * queues, local path and inode, peer's path and inode, users.
 */
export function peerOf(table: string, inode: string): string | undefined {
  const rows = table.split('\n').flatMap((line) => {
    const row = /\s(\d+)\s+\S+\s+(\d+)(?:\s+users:\(\("(?:[^"]*)",pid=(\d+),.*)?\s*$/.exec(line)
    return row ? [{ local: row[1], peer: row[2], pid: row[3] }] : []
  })
  const peer = rows.find(({ local }) => local === inode)?.peer
  return rows.find(({ local }) => local === peer)?.pid
}

async function runDiagnostics(): Promise<string> {
  const options = { timeout: longestLook, maxBuffer: 4 * 1024 * 1024 }
  return (await promisify(execFile)('ss', ['-xpH'], options)).stdout
}

/** Node keeps it to itself; where it does not tell, nothing is found. */
function descriptorOf(socket: Socket): number | undefined {
  const handle: unknown = Reflect.get(socket, '_handle')
  if (typeof handle !== 'object' || handle === null) return undefined
  const descriptor: unknown = Reflect.get(handle, 'fd')
  return typeof descriptor === 'number' && descriptor >= 0 ? descriptor : undefined
}
