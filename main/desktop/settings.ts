import * as v from 'valibot'

const schema = v.object({
  /** The browser that the user wants sign-in pages in; the system's choice if absent. */
  browser: v.optional(v.pipe(v.string(), v.maxLength(512))),
})

/** What the user chose for this computer. Nothing secret. */
export type Settings = v.InferOutput<typeof schema>

export type SettingsStore = {
  read(): Promise<Settings>
  /** Changes what is named and leaves the rest as it is. Rejects if it cannot be written. */
  change(changes: Settings): Promise<void>
}

/** Where settings are kept: anything with electron-store's one property. */
export type SettingsFile = { store: Record<string, unknown> }

/** Settings in a file that may hold anything: what does not fit counts as not chosen. */
export function createSettings(openFile: () => Promise<SettingsFile>): SettingsStore {
  const read = async () => {
    const parsed = v.safeParse(schema, (await openFile()).store)
    return parsed.success ? parsed.output : {}
  }
  return {
    read: () => read().catch(() => ({})),
    async change(changes) {
      const file = await openFile()
      file.store = { ...file.store, ...changes }
    },
  }
}

/** `settings.json` in the profile folder. */
export async function openSettingsFile(folder: string): Promise<SettingsFile> {
  const { default: ElectronStore } = await import('electron-store')
  return new ElectronStore<Record<string, unknown>>({
    name: 'settings',
    cwd: folder,
    configFileMode: 0o600,
    // A file that is no JSON holds no choice, and gives way to the next one.
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  })
}
