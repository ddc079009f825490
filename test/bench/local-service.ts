import type { Measures } from './measures.ts'

/**
 * How long another program on this computer waits for a token: over the local service's socket, and
 * from the command line. Resolves to why nothing was measured, if nothing was.
 *
 * The local service does not hand out tokens yet. What measures it goes here: start `signed-in` as
 * test/bench/idle.ts does, ask a few hundred times, and add to "local service socket" and "local
 * service command line" in ms.
 */
export async function timeLocalService(_measures: Measures): Promise<string | undefined> {
  return 'not measured: not there'
}
