import { nativeTheme } from 'electron'
import { jsonFile, type JsonFileOptions, type ReadJsonFile } from './json-file.ts'
import { createRemembered, type Remembered } from './remembered.ts'
import { createSettings, type SettingsStore } from './settings.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'
import { createMainWindow, type MainWindow } from './window.ts'

/** What there is before the rest of the app: as much as a window takes that waits for its first snapshot. */
export type Beginning = {
  readonly settings: SettingsStore
  readonly settingsFile: ReadJsonFile
  readonly remembered: Remembered
  readonly memoryFile: ReadJsonFile
  readonly window: MainWindow
  readonly snapshots: Snapshots
}

/** Reads what the user chose and where the window was, and nothing more: all else can come later. */
export function begin(place: JsonFileOptions): Beginning {
  const settingsFile = jsonFile('settings', place)
  const memoryFile = jsonFile('remembered', place)
  const settings = createSettings(settingsFile)
  const remembered = createRemembered(memoryFile)
  nativeTheme.themeSource = settings.current().theme
  const window = createMainWindow({
    bounds: () => remembered.current().bounds,
    keepBounds: (bounds) => remembered.keep({ bounds }),
    isProtected: () => settings.current().stageMode,
  })
  const snapshots = createSnapshots(window)
  return { settings, settingsFile, remembered, memoryFile, window, snapshots }
}
