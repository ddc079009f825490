import type { KeyChoice } from '../../main/vault/key-choice.ts'
import type { KeyPlace } from '../../main/vault/key-places.ts'

/** A choice in memory: where it stands, and whether it can be kept. */
export type MemoryKeyChoice = KeyChoice & { place: KeyPlace; failing: boolean }

export function memoryKeyChoice(): MemoryKeyChoice {
  const choice: MemoryKeyChoice = {
    place: 'keychain',
    failing: false,
    read: async () => choice.place,
    async change(next) {
      if (choice.failing) throw new Error('ENOSPC')
      choice.place = next
    },
  }
  return choice
}
