/** What is known of a secret that something still holds. */
export type LivingSecret = { readonly kind: string; reveal(): string }

const living = new Set<WeakRef<LivingSecret>>()
const collected = new FinalizationRegistry<WeakRef<LivingSecret>>((gone) => living.delete(gone))

/** Remembers a secret for as long as something else holds it, and no longer. */
export function keepInMind(secret: LivingSecret): void {
  const reference = new WeakRef(secret)
  living.add(reference)
  collected.register(secret, reference)
}

/** Every secret that this process holds now; for whoever sees to it that none goes out. */
export function livingSecrets(): readonly LivingSecret[] {
  return [...living].flatMap((reference) => reference.deref() ?? [])
}
