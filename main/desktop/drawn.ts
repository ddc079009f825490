import { once } from 'node:events'
import type { MainWindow } from './window.ts'

/** How long the first picture takes to be on the screen, and how long it is waited for, ms. */
const times = { toScreen: 100, most: 2_000 }

/**
 * Resolves when the window that opens first is on the screen, or at once if there is none. Never
 * rejects, and waits for no more than two seconds.
 */
export async function drawn(
  window: Pick<MainWindow, 'current'>,
  pause: (ms: number) => Promise<unknown>,
): Promise<void> {
  const opening = window.current()
  if (!opening) return
  await Promise.race([once(opening, 'ready-to-show'), once(opening, 'closed'), pause(times.most)])
  await pause(times.toScreen)
}
