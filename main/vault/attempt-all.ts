/**
 * Does one part after the other, also if an earlier one failed: the rest of a wipe is not to suffer
 * for it. Rejects with the first error when all were tried.
 */
export async function attemptAll(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const part of parts) await part().catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}
