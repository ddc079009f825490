import type { SettingsChange, SettingsView } from '../../preload/contract.ts'
import { Switch } from '../parts/switch.tsx'
import { strings } from '../strings.ts'
import { BrowserChoice } from './browser-choice.tsx'

export type SettingsPartProps = {
  readonly settings: SettingsView
  readonly change: (changes: SettingsChange) => void
}

/** How Deckpass lives on this computer: tray, login, notifications, browser. */
export function OnThisComputer({ settings, change }: SettingsPartProps) {
  const { can } = settings
  const says = strings.settings
  return (
    <section className="card" aria-label={says.computer}>
      <Switch
        label={says.keepInTray}
        on={settings.keepInTray && can.keepInTray}
        impossible={can.keepInTray ? undefined : says.noTray}
        onChange={(keepInTray) => change({ keepInTray })}
      />
      <Switch
        label={says.openAtLogin}
        on={settings.openAtLogin && can.openAtLogin}
        impossible={can.openAtLogin ? undefined : says.noOpenAtLogin}
        onChange={(openAtLogin) => change({ openAtLogin })}
      />
      <Switch
        label={says.notifications}
        on={settings.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      <BrowserChoice browser={settings.browser} choose={(browser) => change({ browser })} />
    </section>
  )
}
