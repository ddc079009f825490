/** How long after a launch at login the tray is looked for again, ms: it may be started later. */
const waits = [0, 2_000, 5_000]

/**
 * Resolves to whether the app can go on without a window: as soon as there is a tray to reach it by, or
 * to `false` when there is none after seven seconds.
 */
export async function staysHidden(
  lookForTray: () => Promise<boolean>,
  pause: (ms: number) => Promise<unknown>,
): Promise<boolean> {
  for (const wait of waits) {
    await pause(wait)
    if (await lookForTray()) return true
  }
  return false
}
