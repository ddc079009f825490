import { randomBytes } from 'node:crypto'
import { chmod, readdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ifMissing } from './errors.ts'
import { close, listen, reach } from './sockets.ts'

/** How often, and how many ms apart, the first of several claims looks whether the others are gone. */
const looks = { most: 20, apart: 5 }

/**
 * What one process at a time can have, and loses with its death, made of sockets alone: `undefined`
 * if another has it or is about to, else what gives it up.
 *
 * Everyone first shows a claim, a socket that listens, and then looks at the others' claims. Who finds
 * none alive has it, as has who finds some that are all gone later: whoever showed a claim after that
 * look finds this one. So of any two, the one that came later finds the other, and never do two have
 * it. Of several at once the first by name waits for the others, who withdraw. The socket of a process
 * that died refuses every connection (unix(7)); its claim is removed, and since no name comes twice,
 * never another's.
 */
export async function takeClaim(folder: string): Promise<(() => Promise<void>) | undefined> {
  const name = `${randomBytes(8).toString('hex')}.claim`
  const server = createServer((socket) => socket.destroy())
  const withdraw = async () => {
    await rm(join(folder, name), { force: true })
    await close(server)
  }
  // Before it listens it would pass for a dead one's.
  const unshown = join(folder, `${name}.new`)
  await listen(server, unshown)
  try {
    await chmod(unshown, 0o600)
    await rename(unshown, join(folder, name))
    let rivals = await alive(folder, await shownClaims(folder, name))
    if (rivals.every((rival) => rival > name))
      for (let look = 0; look < looks.most; look++) {
        if (rivals.length === 0) return withdraw
        await pause(looks.apart)
        rivals = await alive(folder, rivals)
      }
  } catch (error) {
    await withdraw()
    // It was taken for a dead one's after all.
    return ifMissing(error)
  }
  await withdraw()
  return undefined
}

/** The claims in a folder but one's own, of the living and the dead, and those not yet shown. */
async function shownClaims(folder: string, own: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name !== own && /\.claim(\.new)?$/.test(name))
}

/** Those claims whose process lives and that are shown; removes those of the dead. */
async function alive(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const living = await Promise.all(
    names.map(async (name) => {
      const reached = await reach(join(folder, name))
      if (reached === 'nobody') await rm(join(folder, name), { force: true })
      else if (reached !== 'busy') reached.destroy()
      return reached !== 'nobody' && name.endsWith('.claim')
    }),
  )
  return names.filter((_, at) => living[at])
}
