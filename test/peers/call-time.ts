import { performance } from 'node:perf_hooks'
import type { Desktop } from '../support/desktop/index.ts'
import type { Peer, PeerKind } from './peer.ts'
import { startPeerService } from './service.ts'

/** The median time of a call, ms. */
export type CallTime = { readonly name: string; readonly how: string; readonly median: number }

/**
 * Times every way to ask every one of these while their tokens are fresh: one call after the other, in
 * turn, so that what else the machine does meets all of them. `rounds`: how many calls of each.
 */
export async function timeCalls(
  kinds: readonly PeerKind[],
  desktop: Desktop,
  rounds: number,
): Promise<readonly CallTime[]> {
  const service = await startPeerService(desktop.home, 36_000)
  const peers: Peer[] = []
  try {
    const ways = []
    for (const kind of kinds) {
      const peer = await kind.start({ desktop, service })
      peers.push(peer)
      for (const way of await peer.ways())
        ways.push({ ...way, name: kind.name, times: new Array<number>() })
    }
    for (const { once } of ways) await once()
    for (let round = 0; round < rounds; round++)
      for (const { once, times } of ways) {
        const began = performance.now()
        await once()
        times.push(performance.now() - began)
      }
    return ways.map(({ name, how, times }) => ({ name, how, median: medianOf(times) }))
  } finally {
    for (const peer of peers) await peer.kill()
    await service.stop()
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
