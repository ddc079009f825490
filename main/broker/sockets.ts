import { once } from 'node:events'
import { connect, type Server, type Socket } from 'node:net'
import { BrokerError, systemCode } from './errors.ts'

/** Resolves when `server` listens there; rejects with the system's error. */
export async function listen(server: Server, address: string): Promise<void> {
  const listening = once(server, 'listening')
  server.listen(address)
  await listening
  // A connection that cannot be taken, for want of a file descriptor for example, is that one's end.
  server.on('error', () => undefined)
}

/** Stops listening; resolves when the last connection is over. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()))
}

/** Nothing of that name, nobody listens there any more, or it is no socket at all. */
const nobodyThere = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'])

/** How long connecting may take, ms: Windows waits where a pipe has no instance to spare. */
const longestConnect = 2_000

/**
 * Connects, if somebody listens at `address`; `busy`: somebody does, and takes no more at present.
 * Rejects with BrokerError `owner_not_trusted` if it is somebody who keeps us out.
 */
export async function reach(address: string): Promise<Socket | 'nobody' | 'busy'> {
  for (let tries = 0; tries < 10; tries++) {
    const reached = await tryToReach(address)
    if (reached !== 'closing') return reached
  }
  return 'busy'
}

function tryToReach(address: string): Promise<Socket | 'nobody' | 'busy' | 'closing'> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    const timer = setTimeout(() => {
      resolve('busy')
      socket.destroy()
    }, longestConnect)
    socket.once('connect', () => {
      clearTimeout(timer)
      // Whatever breaks it before it is in use shows by its being closed.
      socket.off('error', failed).on('error', () => undefined)
      resolve(socket)
    })
    socket.once('error', failed)
    function failed(error: Error): void {
      clearTimeout(timer)
      const code = systemCode(error)
      if (code !== undefined && nobodyThere.has(code)) resolve('nobody')
      else if (code === 'EAGAIN' || code === 'EBUSY') resolve('busy')
      // It stopped listening in this moment.
      else if (code === 'ECONNRESET') resolve('closing')
      else if (code === 'EACCES' || code === 'EPERM')
        reject(new BrokerError('owner_not_trusted', { cause: error }))
      else reject(error)
    }
  })
}
