/**
 * Does the work and then tidies up, also where the work fails or this process is asked to stop.
 * @param {() => void} tidy
 * @param {() => Promise<void>} work
 */
export async function evenIfStopped(tidy, work) {
  const stop = () => process.exit(130)
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, stop)
  process.on('exit', tidy)
  try {
    await work()
  } finally {
    for (const signal of signals) process.off(signal, stop)
    process.off('exit', tidy)
    tidy()
  }
}
