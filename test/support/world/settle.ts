/** Hashing, signing and the import of keys run on other threads: how many are still at it. */
let atWork = 0

for (const name of ['digest', 'importKey', 'verify'] as const) {
  const original: (...values: never[]) => Promise<unknown> = crypto.subtle[name]
  const counted = async (...values: never[]): Promise<unknown> => {
    atWork++
    try {
      return await original.apply(crypto.subtle, values)
    } finally {
      atWork--
    }
  }
  Object.defineProperty(crypto.subtle, name, { value: counted, configurable: true })
}

/** Resolves when nothing is left to do before time passes: promises, streams and hashes are done. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = atWork > 0 ? 0 : quiet + 1)
    await new Promise((resolve) => setImmediate(resolve))
}
