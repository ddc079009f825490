import type { SettingsView } from '../../../preload/contract.ts'

/** Settings as nobody has touched them, on a computer that can do everything. */
export const plainSettings: SettingsView = {
  theme: 'system',
  stageMode: false,
  keepInTray: false,
  notifications: true,
  openAtLogin: false,
  can: { keepInTray: true, openAtLogin: true, hideFromCaptures: true },
  setAside: false,
}
