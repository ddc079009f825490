import type { Timers } from '../../main/session/ports.ts'
import { createSession } from '../../main/session/session.ts'
import { signedInWorld } from '../support/world.ts'
import type { Measures } from './measures.ts'

const rounds = 16
const calls = 5_000

/** How long the core takes to give a token that it has in memory, µs; the first round is thrown away. */
export async function timeToken(measures: Measures): Promise<void> {
  const world = await signedInWorld()
  // The world's clocks stand still; its timers would be sorted at every call.
  const timers: Timers = {
    after(ms, callback) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  }
  const session = createSession(world.profile, { ...world.ports, timers })
  await world.session.close()
  await session.open()
  await session.accessToken()
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    for (let call = 0; call < calls; call++) await session.accessToken()
    const took = (1_000 * (performance.now() - from)) / calls
    if (round > 0) measures.add('token from memory', took)
  }
  await session.close()
}
