import type { Snapshot } from '../../preload/contract.ts'
import { Switch } from '../parts/switch.tsx'
import { strings } from '../strings.ts'
import { stageModeKey } from '../strings/about.ts'
import type { SettingsPartProps } from './on-this-computer.tsx'
import { ThemeChoice } from './theme-choice.tsx'

type AppearanceProps = SettingsPartProps & {
  readonly platform: Snapshot['app']['platform']
}

/** How Deckpass looks, and what it shows when others look on. */
export function Appearance({ settings, change, platform }: AppearanceProps) {
  const says = strings.settings
  return (
    <section className="card" aria-label={says.appearance}>
      <ThemeChoice theme={settings.theme} choose={(theme) => change({ theme })} />
      <Switch
        label={says.stageMode}
        on={settings.stageMode}
        onChange={(stageMode) => change({ stageMode })}
      >
        {says.stageModeNote(settings.can.hideFromCaptures)} <kbd>{stageModeKey(platform)}</kbd>
      </Switch>
    </section>
  )
}
