import type { Options } from 'electron-store'

/** One JSON file: its whole content, read from and written to disk at each use. */
export type JsonStore = { readonly path: string; store: Record<string, unknown> }

/** Opens `<folder>/<name>.json`; throws if there is a file that does not hold a JSON object. */
export type OpenJsonStore = (name: string, folder: string) => Promise<JsonStore>

/**
 * electron-store, asked to do as little as it can: no defaults, no migrations, no clearing of what
 * it cannot read. Without dot notation it also runs on the oldest runtime.
 */
export const openElectronStore: OpenJsonStore = async (name, folder) => {
  const { default: ElectronStore } = await import('electron-store')
  const options: Options<Record<string, unknown>> = {
    name,
    cwd: folder,
    fileExtension: 'json',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    serialize: (value) => JSON.stringify(value),
  }
  return new ElectronStore(options)
}
