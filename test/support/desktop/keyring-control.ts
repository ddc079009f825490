import { connect } from 'node:net'

const unlockOperation = 1
const outcomes = ['done', 'denied', 'failed', 'no daemon'] as const

/**
 * Unlocks the login keyring over gnome-keyring's control socket, as PAM does at a log-in: a byte for
 * the credentials of the sender, then lengths and numbers as 32 bits, big end first.
 */
export async function unlockKeyring(socketPath: string, password: string): Promise<void> {
  const secret = Buffer.from(password)
  const message = Buffer.alloc(13 + secret.length)
  message.writeUInt32BE(message.length - 1, 1)
  message.writeUInt32BE(unlockOperation, 5)
  message.writeUInt32BE(secret.length, 9)
  secret.copy(message, 13)

  const reply = await exchange(socketPath, message)
  const outcome = outcomes[reply.readUInt32BE(4)]
  if (outcome !== 'done') throw new Error(`The keyring was not unlocked: ${outcome}.`)
}

/** Sends a message and gives the eight bytes that answer it. */
function exchange(socketPath: string, message: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let reply = Buffer.alloc(0)
    const socket = connect(socketPath)
    socket.setTimeout(5_000, () => socket.destroy(new Error('The keyring does not answer.')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The keyring closed the connection.')))
    socket.on('data', (part) => {
      reply = Buffer.concat([reply, part])
      if (reply.length < 8) return
      resolve(reply)
      socket.destroy()
    })
    socket.write(message)
  })
}
