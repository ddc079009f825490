import { crashAfterRenewal, crashAtRest, type Recovery } from './crash.ts'
import { spendHour, type Hour } from './hour.ts'
import type { Peer, PeerKind, PeerOptions, Setting } from './peer.ts'
import { startPeerService } from './service.ts'
import { sleepThrough, type Awakening } from './sleep.ts'

export type Measured = {
  readonly name: string
  readonly sleep: Awakening
  readonly atRest: readonly Recovery[]
  readonly afterRenewal: readonly Recovery[]
  readonly hour: Hour
}

/** How long after an answered renewal a peer is killed, ms. */
export const killedAfter = 200

const times = { atRest: 3, afterRenewal: 5 } as const
/** An hour's token lives ten minutes. */
const hourTokenSeconds = 600

/** Measures one kind of peer on a desktop. `scale`: how often its hour fits into a real one. */
export async function measure(
  kind: PeerKind,
  desktop: Setting['desktop'],
  scale: number,
): Promise<Measured> {
  const within = async <Value>(
    tokenSeconds: number,
    work: (start: (options?: PeerOptions) => Promise<Peer>, setting: Setting) => Promise<Value>,
  ): Promise<Value> => {
    const service = await startPeerService(desktop.home, tokenSeconds)
    const running: Peer[] = []
    try {
      return await work(
        async (options) => {
          await running.pop()?.kill()
          const peer = await kind.start({ desktop, service }, options)
          running.push(peer)
          return peer
        },
        { desktop, service },
      )
    } finally {
      await running.pop()?.kill()
      await service.stop()
    }
  }
  return {
    name: kind.name,
    sleep: await within(30, async (start, { service }) => sleepThrough(await start(), service, 30)),
    atRest: await within(60, async (start, { service }) => {
      const peer = await start()
      return repeat(times.atRest, () => crashAtRest(peer, service))
    }),
    afterRenewal: await within(60, async (start, { service }) =>
      repeat(times.afterRenewal, async () =>
        crashAfterRenewal(await start(), service, killedAfter),
      ),
    ),
    hour: await within(hourTokenSeconds / scale, async (start, { service }) =>
      spendHour(await start({ scale }), service, scale),
    ),
  }
}

async function repeat<Value>(count: number, work: () => Promise<Value>): Promise<Value[]> {
  const done: Value[] = []
  while (done.length < count) done.push(await work())
  return done
}
