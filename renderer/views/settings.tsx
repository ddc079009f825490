import type { SettingsChange, Snapshot } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Bar } from '../parts/bar.tsx'
import { Notice } from '../parts/notice.tsx'
import { Status } from '../parts/status.tsx'
import { View } from '../parts/view.tsx'
import { Appearance } from '../settings/appearance.tsx'
import { More } from '../settings/more.tsx'
import { OnThisComputer } from '../settings/on-this-computer.tsx'
import { Removal } from '../settings/removal.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

/** What the user chooses for this computer. Each control shows what main holds. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { settings, app, connections } = snapshot
  const { problem, send } = useIntents(connections[0]?.service.name ?? '')
  const change = (changes: SettingsChange) => void send(() => deckpass.settings.change(changes))
  return (
    <View name="settings">
      <Bar title={strings.settings.title} />
      {settings.setAside && (
        <Notice kind="warn">
          <p>{strings.settings.setAside}</p>
        </Notice>
      )}
      <Appearance settings={settings} change={change} platform={app.platform} />
      <OnThisComputer settings={settings} change={change} />
      <More connections={connections} />
      <footer className="actions">
        <Status>{problem}</Status>
        <div className="settings__end">
          <Removal send={send} />
        </div>
      </footer>
    </View>
  )
}
