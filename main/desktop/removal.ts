/** Something that this app leaves on a computer; `what` names it to a user. */
export type Part = { readonly what: string; readonly remove: () => Promise<unknown> }

/**
 * Removes one part after the other, each also if an earlier one could not be, and waits for each at
 * most `patience` ms. Resolves to what could not be removed. Never rejects.
 */
export async function removeParts(
  parts: readonly Part[],
  patience: (ms: number) => Promise<unknown>,
  ms: number,
): Promise<readonly string[]> {
  const left: string[] = []
  for (const { what, remove } of parts) {
    const removed = remove().then(
      () => true,
      () => false,
    )
    const late = patience(ms).then(() => false)
    if (!(await Promise.race([removed, late]))) left.push(what)
  }
  return left
}
