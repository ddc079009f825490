import { close, constants, open } from 'node:fs'
import { promisify } from 'node:util'
import { systemCode } from './errors.ts'

/** O_EXLOCK of the BSDs' and macOS' open(2): the file is opened and locked in one step. */
const exclusiveLock = 0x20

/** `fs.open`, by number: a FileHandle that nobody refers to is closed, and the lock were lost. */
export type OpenFile = (path: string, flags: number, mode: number) => Promise<number>

/**
 * The same as a claim (see claims.ts) where the system can lock a file as it is opened: `undefined`
 * if another process has the lock, else what gives it up. The lock ends with its process; the file
 * stays and means nothing. No child inherits it: Node opens files with O_CLOEXEC.
 */
export async function takeLockFile(
  path: string,
  openFile: OpenFile = promisify(open),
): Promise<(() => Promise<void>) | undefined> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants
  const flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | exclusiveLock
  try {
    const file = await openFile(path, flags, 0o600)
    return () => promisify(close)(file)
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return undefined
    throw error
  }
}
