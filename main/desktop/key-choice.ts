import type { KeyChoice } from '../vault/key-choice.ts'
import type { SettingsStore } from './settings.ts'

/** The user's choice for one connection, kept in the settings beside those for others. */
export function createKeyChoice(
  settings: Pick<SettingsStore, 'current' | 'change'>,
  connection: string,
): KeyChoice {
  const inFiles = () => settings.current().keysInFiles
  return {
    read: async () => (inFiles().includes(connection) ? 'file' : 'keychain'),
    async change(place) {
      const before = inFiles()
      const others = before.filter((id) => id !== connection)
      const keysInFiles = place === 'file' ? [...others, connection] : others
      await settings.change({ keysInFiles }).catch(async (error: unknown) => {
        // What is not kept is not to count until the app quits either.
        await settings.change({ keysInFiles: before }).catch(() => undefined)
        throw error
      })
    },
  }
}
